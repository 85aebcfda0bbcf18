using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Auth;
using Losant.Simulator.Collections;
using Losant.Simulator.Description;
using Losant.Simulator.Devices;
using Losant.Simulator.Files;
using Losant.Simulator.Server;
using Losant.Simulator.Store;
using Losant.Simulator.Validation;

namespace Losant.Simulator.Content;

/// <summary>
/// Puts into a simulator what a JSON text describes: the members and the lists of the first application, and beside them <c>users</c> and further
/// <c>applications</c>. An item of a list is the body of its post; it may also have what is otherwise made up, and what is in it.
/// </summary>
internal sealed class ContentReader(SimulatorState state, Poster poster, Seeds seeds, PlacedText text)
{
    private const string Users = "users";
    private const string Applications = "applications";

    /// <summary>Members that an item may have beside those of its body, by its list.</summary>
    private static readonly Dictionary<string, string[]> Extras = new(StringComparer.Ordinal)
    {
        [DeviceBook.Kind] = ["states", "commands"],
        ["applicationApiTokens"] = ["token"],
        ["userApiTokens"] = ["token"],
        ["applicationKeys"] = ["key", "secret"],
        ["files"] = ["content"],
        ["privateFiles"] = ["content"],
    };

    /// <summary>The id that a text gives to the first application; null if it gives none.</summary>
    public static string? ApplicationId(PlacedText text) => (text.Root as JsonObject)?["id"] is { } id
        ? JsonRead.Text(id) is { } given && IdSource.IsHex(given) ? given : throw text.At(id, "An id has 24 hexadecimal digits.")
        : null;

    /// <summary>Adds everything, in the order of the text.</summary>
    /// <exception cref="FormatException">Something is wrong, with its line and path.</exception>
    public void Read()
    {
        var root = Object(text.Root);
        foreach (var user in Items(root, Users))
            User(user);
        var first = new Dictionary<string, string>(StringComparer.Ordinal) { ["applicationId"] = state.Options.ApplicationId };
        var lists = ListsIn(first);
        CheckNames(root, "application.patch", lists, [Users, Applications, "id"]);
        lists = Given(root, lists);
        var own = Body(root, [Users, Applications, "id", .. lists.Select(list => list.List)]);
        if (own.Count > 0)
            Call(root, "application.patch", first, own, []);
        AddLists(root, lists, first);
        var applications = state.Models.FirstOrDefault(model => model.List == Applications);
        foreach (var application in Items(root, Applications))
            Add(applications ?? throw text.At(application, "The description has no applications."), application, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    private void AddLists(JsonObject container, IEnumerable<CollectionModel> lists, IReadOnlyDictionary<string, string> ids)
    {
        foreach (var list in lists)
        {
            foreach (var item in Items(container, list.List))
                Add(list, item, ids);
        }
    }

    private void Add(CollectionModel model, JsonObject item, IReadOnlyDictionary<string, string> ids)
    {
        var within = new Dictionary<string, string>(ids, StringComparer.Ordinal) { [model.IdParameter] = string.Empty };
        var lists = ListsIn(within).Where(list => list.ScopeParameters.Contains(model.IdParameter)).ToArray();
        var extras = Extras.GetValueOrDefault(model.List) ?? [];
        if (!poster.Takes(model.List))
            throw text.At(item, "Nothing can be posted to this list.");
        CheckNames(item, $"{model.List}.post", lists, ["id", .. extras]);
        lists = Given(item, lists);
        var made = (JsonObject)Call(item, $"{model.List}.post", ids, Body(item, ["id", .. extras, .. lists.Select(list => list.List)]), Given(model, item, ids, extras))!;
        within[model.IdParameter] = (string)made["id"]!;
        AddLists(item, lists, within);
        foreach (var sent in extras.Contains("states") ? Items(item, "states") : [])
            State(sent, within);
        foreach (var command in extras.Contains("commands") ? Items(item, "commands") : [])
            Call(command, "device.sendCommand", within, command, []);
        if (extras.Contains("content") && item["content"] is { } content)
            Upload(model, content, within);
    }

    /// <summary>What the item says that is otherwise made up. Nothing else has the id.</summary>
    private JsonObject Given(CollectionModel model, JsonObject item, IReadOnlyDictionary<string, string> ids, string[] extras)
    {
        var given = new JsonObject();
        foreach (var name in extras.Intersect(["token", "key", "secret"]).Append("id"))
        {
            if (item[name] is { } value)
                given[name] = JsonRead.Text(value) is { Length: > 0 } word ? word : throw text.At(value, $"{name} is not a string.");
        }

        if (item["token"] is { } token && given.ContainsKey("token") && !OptionChecks.IsToken((string)given["token"]!))
            throw text.At(token, "A token has visible ASCII characters only.");
        if (item["id"] is not { } id)
            return given;
        var parameter = state.Description.Actions[$"{model.Item}.get"].In(ApiParameterLocation.Path).FirstOrDefault(parameter => parameter.Name == model.IdParameter);
        if (parameter is not null && ParameterRules.Violation(parameter, (string)given["id"]!) is { } violation)
            throw text.At(id, $"{violation}.");
        return state.Store.Of(model.Kind, SimulatorStore.Scope(model.KeptIn.Select(name => ids[name]))).TryFind((string)given["id"]!, out _)
            ? throw text.At(id, "Another one has this id.")
            : given;
    }

    private void State(JsonObject sent, IReadOnlyDictionary<string, string> ids)
    {
        if (sent["time"] is { } time && !StateReader.IsKept(StateReader.Time(time, state.NowMilliseconds), state.NowMilliseconds))
            throw text.At(time, "The API keeps no state of this time: it is older than 30 days, or in the future.");
        Call(sent, "device.sendState", ids, sent, []);
    }

    private void Upload(CollectionModel model, JsonNode content, IReadOnlyDictionary<string, string> ids)
    {
        var bytes = Encoding.UTF8.GetBytes(JsonRead.Text(content) ?? throw text.At(content, "content is not a string."));
        state.Store.Of(model.Kind, SimulatorStore.Scope(ids["applicationId"])).TryFind(ids[model.IdParameter], out var file);
        FileActions.Complete(state, file!, bytes, file!.Text("contentType"));
    }

    private void User(JsonObject user)
    {
        string[] known = ["email", "password", "firstName", "lastName", "twoFactorKey"];
        foreach (var (name, value) in user)
        {
            if (!known.Contains(name))
                throw text.At(value ?? user, $"A user has no {name}.");
            if (JsonRead.Text(value) is null)
                throw text.At(value ?? user, $"{name} is not a string.");
        }

        var key = JsonRead.Text(user["twoFactorKey"]);
        if (key is not null && !Totp.IsKey(key))
            throw text.At(user["twoFactorKey"], "The two-factor key is not base32 without padding.");
        seeds.User(new SimulatedUser
        {
            Email = JsonRead.Text(user["email"]) ?? throw text.At(user, "A user has an email."),
            Password = JsonRead.Text(user["password"]) ?? throw text.At(user, "A user has a password."),
            FirstName = JsonRead.Text(user["firstName"]) ?? "Sample",
            LastName = JsonRead.Text(user["lastName"]) ?? "User",
            TwoFactorKey = key,
        });
    }

    private JsonNode? Call(JsonObject place, string action, IReadOnlyDictionary<string, string> ids, JsonNode body, JsonObject given)
    {
        try
        {
            return poster.Call(action, name => ids[name], body, given);
        }
        catch (ApiFailure failure)
        {
            throw text.At(place, failure.Message);
        }
    }

    /// <summary>A member that is none of the body is told with the lists that there are: the schema would say no more than that it is one too many.</summary>
    private void CheckNames(JsonObject item, string action, CollectionModel[] lists, string[] others)
    {
        if (state.Description.Actions[action].Body?.Schema is not { } schema || !state.Schemas.IsClosed(schema))
            return;
        var members = state.Schemas.Members(schema).Concat(others).ToArray();
        foreach (var (name, value) in item.Where(member => !members.Contains(member.Key)))
        {
            var names = lists.Select(list => list.List).ToArray();
            if (!names.Contains(name))
                throw text.At(value ?? item, $"{name} is not known here{Suggestion.Of(name, [.. names, .. members])}{(names.Length > 0 ? $" The lists are {string.Join(", ", names.Where(poster.Takes))}." : string.Empty)}");
            if (value is not JsonArray)
                throw text.At(value ?? item, $"{name} is not a list.");
        }
    }

    /// <summary>The lists that these ids lead to.</summary>
    private CollectionModel[] ListsIn(IReadOnlyDictionary<string, string> ids) => [.. state.Models.Where(model => model.List != Applications && model.ScopeParameters.All(ids.ContainsKey))];

    /// <summary>Those lists that an object has, in the object's order.</summary>
    private static CollectionModel[] Given(JsonObject container, CollectionModel[] lists) =>
        [.. container.Where(member => member.Value is JsonArray).Select(member => lists.FirstOrDefault(list => list.List == member.Key)).OfType<CollectionModel>()];

    private static JsonObject Body(JsonObject item, IReadOnlyList<string> without) =>
        new(item.Where(member => !without.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private IEnumerable<JsonObject> Items(JsonObject container, string name) => container[name] switch
    {
        null => [],
        JsonArray list => list.Select(Object),
        var other => throw text.At(other, $"{name} is not a list."),
    };

    private JsonObject Object(JsonNode? node) => node as JsonObject ?? throw text.At(node, "An object is expected.");
}
