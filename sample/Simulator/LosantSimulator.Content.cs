using System.Text.Json.Nodes;
using Losant.Simulator.Content;
using Losant.Simulator.Data;
using Losant.Simulator.Devices;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator;

/// <content>What a simulator contains: what a test puts into it, and looks at.</content>
public sealed partial class LosantSimulator
{
    /// <summary>The devices of the first application, without those that were deleted.</summary>
    public IReadOnlyList<SimulatedDevice> Devices
    {
        get
        {
            using (_state.Store.Enter())
                return [.. _state.Devices.In(ApplicationId).Select(_seeds.Snapshot)];
        }
    }

    /// <summary>Adds an application.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its id.</returns>
    public string AddApplication(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        using (_state.Store.Enter())
            return _seeds.Application(name).Id;
    }

    /// <summary>Adds a device.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes; a string is a number attribute.</param>
    /// <returns>The device, with its id.</returns>
    public SimulatedDevice AddDevice(string name, params IReadOnlyList<SimulatedAttribute> attributes)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        string id;
        using (_state.Store.Enter())
            id = _state.Ids.Hex(DeviceBook.Kind);
        return AddDevice(new SimulatedDevice { Id = id, Name = name, Attributes = attributes });
    }

    /// <summary>Adds a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="applicationId">Its application; null for the first.</param>
    /// <returns>The device as it is kept.</returns>
    /// <exception cref="ArgumentException">An id does not have 24 hexadecimal digits.</exception>
    public SimulatedDevice AddDevice(SimulatedDevice device, string? applicationId = null)
    {
        ArgumentNullException.ThrowIfNull(device);
        using (_state.Store.Enter())
            return _seeds.Snapshot(_seeds.Device(Application(applicationId), device));
    }

    /// <summary>Adds a user who can sign in.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The user's id.</returns>
    public string AddUser(SimulatedUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        using (_state.Store.Enter())
            return _seeds.User(user).Id;
    }

    /// <summary>Adds an access key, with which devices sign in.</summary>
    /// <param name="deviceIds">The only devices that can use it; none for all devices of the application.</param>
    /// <returns>The key and its secret.</returns>
    public SimulatedAccessKey AddAccessKey(params IReadOnlyList<string> deviceIds)
    {
        ArgumentNullException.ThrowIfNull(deviceIds);
        var key = Add("applicationKeys", new JsonObject { ["deviceIds"] = JsonRead.Array(deviceIds) });
        return new SimulatedAccessKey((string)key["id"]!, (string)key["key"]!, (string)key["secret"]!);
    }

    /// <summary>Adds an API token of an application.</summary>
    /// <param name="scopes">What it allows, such as all.Application.read or device.get; none for everything in the application.</param>
    /// <returns>The token, for the header Authorization.</returns>
    public string AddToken(params IReadOnlyList<string> scopes) => AddToken(scopes, null);

    /// <summary>Adds an API token of an application that ends.</summary>
    /// <param name="scopes">What it allows, such as all.Application.read or device.get; none for everything in the application.</param>
    /// <param name="expires">When it ends; null for never.</param>
    /// <param name="applicationId">Its application; null for the first.</param>
    /// <returns>The token, for the header Authorization.</returns>
    public string AddToken(IReadOnlyList<string> scopes, DateTimeOffset? expires, string? applicationId = null)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        var token = new JsonObject { ["name"] = "Token" };
        if (scopes.Count > 0)
            token["scope"] = JsonRead.Array(scopes);
        if (expires is { } end)
            token["expirationDate"] = TimeRange.ToText(end.ToUnixTimeMilliseconds());
        return (string)Add("applicationApiTokens", token, applicationId)["token"]!;
    }

    /// <summary>Adds a file whose content has arrived.</summary>
    /// <param name="path">Its path, such as /images/plan.png.</param>
    /// <param name="content">Its content.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="isPrivate">Whether it is a private file, whose links end.</param>
    /// <returns>Its id.</returns>
    public string AddFile(string path, ReadOnlySpan<byte> content, string contentType = "application/octet-stream", bool isPrivate = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var slash = path.LastIndexOf('/');
        var resource = isPrivate ? "privateFiles" : "files";
        using (_state.Store.Enter())
        {
            var id = (string)Add(resource, new JsonObject { ["name"] = path[(slash + 1)..], ["parentDirectory"] = slash > 0 ? path[..slash] : "/", ["type"] = "file" })["id"]!;
            _state.Store.Of(resource, SimulatorStore.Scope(ApplicationId)).TryFind(id, out var file);
            Files.FileActions.Complete(_state, file!, content.ToArray(), contentType);
            return id;
        }
    }

    /// <summary>Adds anything that can be posted to a list, as a request with this body would.</summary>
    /// <param name="resource">The list, such as webhooks or dataTables.</param>
    /// <param name="body">The body of the post.</param>
    /// <param name="applicationId">The application; null for the first.</param>
    /// <param name="containerId">The id of what the list is in beside the application: of the data table for dataTableRows, of the workflow for flowVersions.</param>
    /// <returns>What the API returns for the post.</returns>
    /// <exception cref="ArgumentException">The list is not kept, or the API would refuse the body.</exception>
    public JsonObject Add(string resource, JsonObject body, string? applicationId = null, string? containerId = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (!_poster.Takes(resource))
        {
            var lists = _state.Models.Select(model => model.List).Where(_poster.Takes).ToArray();
            throw new ArgumentException($"Nothing can be posted to {resource}{Suggestion.Of(resource, lists)} The lists are {string.Join(", ", lists)}.", nameof(resource));
        }

        using (_state.Store.Enter())
        {
            try
            {
                return (JsonObject)_poster.Call($"{resource}.post", name => name == "applicationId" ? Application(applicationId) : containerId ?? string.Empty, body)!;
            }
            catch (ApiFailure failure)
            {
                throw new ArgumentException(failure.Message, nameof(body), failure);
            }
        }
    }

    /// <summary>What the simulator keeps of one thing; null if it has none with this id.</summary>
    /// <param name="resource">The list, such as devices or events.</param>
    /// <param name="id">The id.</param>
    /// <returns>A copy.</returns>
    public JsonObject? Find(string resource, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        using (_state.Store.Enter())
            return _state.Store.All(resource).FirstOrDefault(document => string.Equals(document.Id, id, StringComparison.OrdinalIgnoreCase))?.Json.DeepClone() as JsonObject;
    }

    /// <summary>A device reports its state, now. What follows within the same millisecond has the same time, so give several states their own.</summary>
    /// <param name="deviceId">The device.</param>
    /// <param name="values">Attributes and values.</param>
    /// <exception cref="ArgumentException">There is no such device, it lacks an attribute, or a value is not of the attribute's type.</exception>
    public void SendState(string deviceId, params IReadOnlyList<(string Attribute, SimulatedValue Value)> values) => Keep(deviceId, [], values);

    /// <summary>A device reports the state that it had at a time.</summary>
    /// <param name="deviceId">The device.</param>
    /// <param name="time">The time, of which milliseconds count.</param>
    /// <param name="values">Attributes and values.</param>
    /// <exception cref="ArgumentException">There is no such device, it lacks an attribute, or a value is not of the attribute's type.</exception>
    public void SendState(string deviceId, DateTimeOffset time, params IReadOnlyList<(string Attribute, SimulatedValue Value)> values) =>
        Keep(deviceId, new JsonObject { ["time"] = TimeRange.ToText(time.ToUnixTimeMilliseconds()) }, values);

    /// <summary>A command is sent to a device, now.</summary>
    /// <param name="deviceId">The device.</param>
    /// <param name="name">The name of the command.</param>
    /// <param name="payload">Its payload; null for none.</param>
    /// <exception cref="ArgumentException">There is no such device.</exception>
    public void SendCommand(string deviceId, string name, JsonNode? payload = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var command = new JsonObject { ["name"] = name };
        if (payload is not null)
            command["payload"] = payload.DeepClone();
        AsArgument(() => new StateActions(_state).SendCommand([Device(deviceId)], command));
    }

    private void Keep(string deviceId, JsonObject state, IReadOnlyList<(string Attribute, SimulatedValue Value)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        state["data"] = new JsonObject(values.Select(value => KeyValuePair.Create<string, JsonNode?>(value.Attribute, value.Value.ToJson())));
        AsArgument(() => new StateActions(_state).Keep(Device(deviceId), state));
    }

    private string Application(string? id) => id ?? ApplicationId;

    private Document Device(string id) => _state.Store.All(DeviceBook.Kind)
        .FirstOrDefault(device => string.Equals(device.Id, id, StringComparison.OrdinalIgnoreCase) && !device.IsDeleted) ?? throw ApiFailure.NotFound("Device");

    private void AsArgument(Action act)
    {
        using (_state.Store.Enter())
        {
            try
            {
                act();
            }
            catch (ApiFailure failure)
            {
                throw new ArgumentException(failure.Message, failure);
            }
        }
    }
}
