using System.Text.Json.Nodes;
using Losant.Simulator.Collections;
using Losant.Simulator.Data;
using Losant.Simulator.Queries;
using Losant.Simulator.Store;

namespace Losant.Simulator.Devices;

/// <summary>The devices of all applications, as queries see them.</summary>
internal sealed class DeviceBook(SimulatorStore store)
{
    public const string Kind = "devices";

    /// <summary>The devices of an application that are not deleted.</summary>
    public IEnumerable<Document> In(string application) => All(application).Documents.Where(device => !device.IsDeleted);

    /// <summary>The devices of an application, deleted ones too.</summary>
    public Collection All(string application) => store.Of(Kind, SimulatorStore.Scope(application));

    /// <summary>The device if there is one and it is not deleted.</summary>
    public Document? Find(string application, string id) => All(application).TryFind(id, out var device) && !device.IsDeleted ? device : null;

    /// <summary>The ids of the systems that a device is in, nearest first.</summary>
    public IEnumerable<string> Ancestors(Document device)
    {
        var devices = store.Of(Kind, device.Scope);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var id = device.Text("parentId"); id is not null && seen.Add(id); id = devices.TryFind(id, out var parent) ? parent.Text("parentId") : null)
            yield return id;
    }

    public static bool HasTag(IReadOnlyList<SimulatedTag> tags, JsonObject wanted) => tags.Any(tag =>
        (JsonRead.Text(wanted["key"]) is not { } key || string.Equals(tag.Key, key, StringComparison.Ordinal))
        && (JsonRead.Text(wanted["value"]) is not { } value || string.Equals(tag.Value, value, StringComparison.Ordinal)));

    public bool Matches(JsonObject query, Document device) => AdvancedQuery.Matches(query, (member, condition) => member == "tags"
        ? TagCondition.Matches(condition, ListAnswer.Tags(device))
        : ValueCondition.Matches(condition, Field(device, member)));

    /// <summary>
    /// Selects the devices that match deviceIds, deviceTags or deviceQuery of a body. A device is selected if any of the three
    /// matches it, as the vendor documents for device queries; a body with none of the three selects all devices.
    /// </summary>
    public IReadOnlyList<StoredDevice> Select(string application, JsonObject body)
    {
        var ids = JsonRead.Texts(body["deviceIds"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var tags = JsonRead.Objects(body["deviceTags"]).ToArray();
        var query = body["deviceQuery"] as JsonObject;
        var selected = In(application);
        if (ids.Count > 0 || tags.Length > 0 || query is not null)
        {
            selected = selected.Where(device => ids.Contains(device.Id)
                || (tags.Length > 0 && ListAnswer.Tags(device) is var own && tags.Any(tag => HasTag(own, tag)))
                || (query is not null && Matches(query, device)));
        }

        return [.. selected.Select(Stored)];
    }

    public StoredDevice Stored(Document device) => new(
        device,
        device.Text("name") ?? string.Empty,
        [.. JsonRead.Objects(device.Json["attributes"]).Select(attribute => JsonRead.Text(attribute["name"])).OfType<string>()],
        store.History(device.Id).Points);

    /// <summary>The values of a device for a field of a query or of a list's order.</summary>
    public QueryField Field(Document device, string name) => name switch
    {
        "ancestorId" => QueryField.Id(Ancestors(device)),
        "experienceUserId" or "experienceGroupId" => QueryField.Id(JsonRead.Texts(device.Hidden[name + "s"])),
        "attributeName" => QueryField.Text(JsonRead.Objects(device.Json["attributes"]).Select(attribute => JsonRead.Text(attribute["name"]))),
        "connectedAt" or "disconnectedAt" => QueryField.Date(JsonRead.Number(device.Hidden[name])),
        "connectionStatus" => ConnectionStatus(JsonRead.Number(device.Hidden["connected"])),
        "id" or "gatewayId" or "parentId" => QueryField.Id(device.Text(name)),
        _ => QueryField.Of(device.Json[name]),
    };

    /// <summary>The API represents the state as 1, 0 or null and documents no strings for it, so the usual strings match too.</summary>
    private static QueryField ConnectionStatus(double? connected) => connected switch
    {
        1 => new([1, "connected"]),
        0 => new([0, "disconnected"]),
        _ => new([]),
    };
}
