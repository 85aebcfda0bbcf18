using System.Text.Json.Nodes;
using Losant.Simulator.Collections;
using Losant.Simulator.Data;
using Losant.Simulator.Queries;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Devices;

/// <summary>Devices: parents and gateways exist, a deleted device can be restored, tags and attributes can be returned as maps.</summary>
internal sealed class DeviceRules(SimulatorState state) : ResourceRules
{
    public override JsonObject Defaults(ApiCall call) => new() { ["deviceClass"] = "standalone", ["tags"] = new JsonArray(), ["attributes"] = new JsonArray() };

    public override void Check(JsonObject json, JsonObject body, Document? old, ApiCall call)
    {
        CheckReference("parentId", "system");
        CheckReference("gatewayId", "gateway", "edgeCompute");
        var names = JsonRead.Objects(json["attributes"]).Select(attribute => JsonRead.Text(attribute["name"])).ToArray();
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length)
            throw ApiFailure.Validation("attributes has two of the same name.");
        if (old is not null && JsonRead.Objects(json["attributes"]).Any(attribute => HasOtherType(old, attribute)))
            throw ApiFailure.Validation("The dataType of an attribute cannot be changed.");

        void CheckReference(string member, params string[] classes)
        {
            if (JsonRead.Text(body[member]) is not { } id)
                return;
            if (state.Devices.Find(call.Id("applicationId"), id) is not { } other || !classes.Contains(other.Text("deviceClass")))
                throw ApiFailure.Validation($"{member} is not the id of a device of the class {string.Join(" or ", classes)}.");
            if (old is not null && (Same(other.Id, old.Id) || (member == "parentId" && state.Devices.Ancestors(other).Any(ancestor => Same(ancestor, old.Id)))))
                throw ApiFailure.Validation($"{member} would put the device into itself.");
        }
    }

    public override void Delete(Document document, Collection collection, ApiCall call) => Delete(state, document);

    public static void Delete(SimulatorState state, Document device)
    {
        device.Edit().Json["deletedAt"] = state.NowText;
        device.Json["lastUpdated"] = state.NowText;
    }

    public override Func<Document, bool> Listed(ApiCall call)
    {
        var deleted = call.IsOn("queryDeleted");

        // A query replaces the other conditions.
        if (call.QueryText("query") is { Length: > 0 })
            return document => document.IsDeleted == deleted;
        var classes = NestedQuery.Read(call.Query, "deviceClass") switch
        {
            JsonArray list => [.. JsonRead.Texts(list)],
            { } one when one.ToString().Length > 0 => [one.ToString()],
            _ => Array.Empty<string>(),
        };
        var tags = JsonRead.Objects(NestedQuery.Read(call.Query, "tagFilter")).ToArray();
        var parent = call.QueryText("parentId");
        return document => document.IsDeleted == deleted
            && (classes.Length == 0 || classes.Contains(document.Text("deviceClass")))
            && (tags.Length == 0 || (ListAnswer.Tags(document) is var own && tags.Any(tag => DeviceBook.HasTag(own, tag))))
            && (parent is not { Length: > 0 } || Same(document.Text("parentId") ?? "null", parent));
    }

    public override QueryField Field(Document document, string name) => state.Devices.Field(document, name);

    public override JsonObject View(Document document, ApiCall call)
    {
        var view = base.View(document, call);
        view["ancestorIds"] = JsonRead.Array(state.Devices.Ancestors(document));
        if (!call.IsOn("excludeConnectionInfo"))
            view["connectionInfo"] = Connection(document);
        Reshape(view, call);
        return view;
    }

    /// <summary>Tags and attributes as maps, if the call asks for them.</summary>
    public static void Reshape(JsonObject view, ApiCall call)
    {
        if (call.IsOn("tagsAsObject"))
        {
            view["tags"] = new JsonObject(JsonRead.Objects(view["tags"])
                .GroupBy(tag => JsonRead.Text(tag["key"]) ?? string.Empty, tag => JsonRead.Text(tag["value"]) ?? string.Empty, StringComparer.Ordinal)
                .Select(group => KeyValuePair.Create<string, JsonNode?>(group.Key, JsonRead.Array(group))));
        }

        if (call.IsOn("attributesAsObject"))
        {
            view["attributes"] = new JsonObject(JsonRead.Objects(view["attributes"])
                .Select(attribute => KeyValuePair.Create<string, JsonNode?>(JsonRead.Text(attribute["name"])!, attribute.DeepClone())));
        }
    }

    private static JsonObject Connection(Document device)
    {
        var connected = JsonRead.Number(device.Hidden["connected"]);
        var info = new JsonObject { ["connected"] = connected is { } known ? (int)known : null };
        if (JsonRead.Number(device.Hidden[connected == 1 ? "connectedAt" : "disconnectedAt"]) is { } time)
            info["time"] = TimeRange.ToText((long)time);
        return info;
    }

    private static bool HasOtherType(Document old, JsonObject attribute) => JsonRead.Objects(old.Json["attributes"]).Any(known =>
        JsonRead.Text(known["name"]) == JsonRead.Text(attribute["name"]) && JsonRead.Text(known["dataType"]) != JsonRead.Text(attribute["dataType"]));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
