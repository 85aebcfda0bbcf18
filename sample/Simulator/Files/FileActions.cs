using System.Globalization;
using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Auth;
using Losant.Simulator.Collections;
using Losant.Simulator.Server;
using Losant.Simulator.Store;
using Microsoft.Net.Http.Headers;

namespace Losant.Simulator.Files;

/// <summary>What files have beside the usual actions: a form to upload, an upload of the content itself, a move.</summary>
internal sealed class FileActions(SimulatorState state, CollectionModel model, CollectionActions actions, FileRules rules)
{
    private const string AnyType = "application/octet-stream";

    public static readonly string[] Kinds = ["files", "privateFiles"];

    public void Register(ActionTable table)
    {
        table.Add($"{model.Item}.patch", Patch);
        table.Add($"{model.Item}.move", Move);
        table.Add($"{model.Item}.upload", Upload);
    }

    /// <summary>Notes that the content of a file has arrived. What is no media type could not be sent as one.</summary>
    public static void Complete(SimulatorState state, Document file, byte[] content, string? contentType)
    {
        var type = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.ToString() : AnyType;
        state.Store.Blobs.Set(file.Id, new Blob(file.Text("name")!, type, content));
        file.Edit().Json["status"] = "completed";
        file.Json["fileSize"] = content.Length;
        file.Json["contentType"] = type;
        file.Json["s3etag"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content).AsSpan(0, 16));
        file.Json["lastUpdated"] = state.NowText;
    }

    /// <summary>A patch is the beginning of another upload.</summary>
    private JsonObject Patch(ApiCall call)
    {
        var file = state.Document(model, call);
        actions.Change(file, call.Body as JsonObject ?? [], call);
        if (file.Text("type") == "file")
            file.Edit().Json["status"] = "pending";
        return rules.ViewCreated(file, call);
    }

    private JsonObject Move(ApiCall call)
    {
        var file = state.Document(model, call);
        var old = FileRules.PathOf(file);
        var place = new JsonObject();
        foreach (var name in (string[])["name", "parentDirectory"])
            place[name] = call.QueryText(name) is { Length: > 0 } text ? text : file.Text(name);
        rules.CheckPlace(place, file, call);
        foreach (var (name, value) in place)
            file.Edit().Json[name] = value?.DeepClone();
        file.Json["lastUpdated"] = state.NowText;
        foreach (var other in FileRules.Under(state.Collection(model, call), old))
            other.Edit().Json["parentDirectory"] = FileRules.PathOf(file) + other.Text("parentDirectory")![old.Length..];
        return rules.View(file, call);
    }

    private JsonObject Upload(ApiCall call)
    {
        var file = state.Document(model, call);
        var part = call.Parts.First(part => part.FileName is not null);
        Complete(state, file, part.Content, part.ContentType ?? file.Text("contentType"));
        return rules.View(file, call);
    }
}

/// <summary>Files and directories of an application. A file is pending until its content has arrived, and then has a link.</summary>
internal sealed class FileRules(SimulatorState state, bool isPrivate) : ResourceRules
{
    private const double DefaultLifetime = 3600;

    public override JsonObject Defaults(ApiCall call)
    {
        var (type, id) = call.Caller.Kind switch
        {
            TokenKind.Device => ("device", call.Caller.DeviceId),
            TokenKind.User => ("user", call.Caller.UserId),
            _ => ("apiToken", call.Caller.Source?.Id),
        };
        return new JsonObject { ["parentDirectory"] = "/", ["status"] = "pending", ["authorType"] = type, ["authorId"] = id };
    }

    public override void Check(JsonObject json, JsonObject body, Document? old, ApiCall call)
    {
        if (JsonRead.Text(json["type"]) == "directory")
            json["status"] = "completed";
        CheckPlace(json, old, call);
    }

    /// <summary>Checks where a file is to be.</summary>
    public void CheckPlace(JsonObject json, Document? old, ApiCall call)
    {
        var directory = JsonRead.Text(json["parentDirectory"])!;
        json["parentDirectory"] = directory.StartsWith('/') ? directory : $"/{directory}";
        var path = PathOf(json);
        if (path.Split('/').Any(step => step is "." or ".."))
            throw ApiFailure.Validation("A path has no steps such as . and ..");
        if (old is not null && path == PathOf(old))
            return;
        if (old?.Text("type") == "directory" && IsUnder(Normalized(JsonRead.Text(json["parentDirectory"])!), PathOf(old)))
            throw ApiFailure.Validation("A directory cannot be in itself.");
        if (state.Store.Of(isPrivate ? "privateFiles" : "files", SimulatorStore.Scope(call.Id("applicationId"))).Documents.Any(file => PathOf(file) == path))
            throw ApiFailure.Validation("The directory has a file of this name.");
    }

    public override Func<Document, bool> Listed(ApiCall call) => document =>
        (call.QueryText("type") is not { Length: > 0 } type || document.Text("type") == type)
        && (call.QueryText("status") is not { Length: > 0 } status || document.Text("status") == status)
        && (call.QueryText("directory") is not { Length: > 0 } directory || Normalized(document.Text("parentDirectory")!) == Normalized(directory));

    public override void Delete(Document document, Collection collection, ApiCall call)
    {
        foreach (var file in Under(collection, PathOf(document)))
        {
            state.Store.Blobs.Remove(file.Id);
            collection.Remove(file.Id);
        }

        state.Store.Blobs.Remove(document.Id);
        collection.Remove(document.Id);
    }

    public override JsonObject View(Document document, ApiCall call)
    {
        var view = base.View(document, call);
        if (state.Store.Blobs.Has(document.Id))
            view["url"] = state.Links.Download(document.Id, document.Text("name")!, isPrivate ? state.In(Lifetime(call)) : null).AbsoluteUri;
        return view;
    }

    public override JsonObject ViewCreated(Document document, ApiCall call)
    {
        var view = View(document, call);
        if (document.Text("type") == "file")
            view["upload"] = state.Links.Upload(document);
        return view;
    }

    public static string PathOf(Document file) => PathOf(file.Json);

    /// <summary>What is in a directory, at any depth.</summary>
    public static IReadOnlyList<Document> Under(Collection files, string path) => [.. files.Documents.Where(file => IsUnder(Normalized(file.Text("parentDirectory")!), path))];

    private static bool IsUnder(string directory, string path) => directory == path || directory.StartsWith(path + "/", StringComparison.Ordinal);

    private static string PathOf(JsonObject file) => $"{Normalized(JsonRead.Text(file["parentDirectory"])!)}/{JsonRead.Text(file["name"])}";

    private static string Normalized(string directory) => directory.Trim('/') is { Length: > 0 } text ? $"/{text}" : string.Empty;

    private static double Lifetime(ApiCall call) =>
        double.TryParse(call.QueryText("urlTTL"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : DefaultLifetime;
}
