using System.Text.Json.Nodes;
using Losant.Simulator.Store;

namespace Losant.Simulator.Devices;

/// <summary>The update operations of devices.patch: each becomes part of a patch of the device.</summary>
internal static class DeviceOperations
{
    /// <summary>The patch of one device; empty if nothing would change.</summary>
    public static JsonObject Apply(Document device, JsonObject body)
    {
        var patch = (JsonObject)(body["updateFields"] as JsonObject ?? []).DeepClone();
        foreach (var operation in JsonRead.Objects(body["updateOperations"]))
            Apply(device, patch, operation);
        foreach (var (name, value) in patch.ToArray())
        {
            if (JsonNode.DeepEquals(device.Json[name], value))
                patch.Remove(name);
        }

        return patch;
    }

    private static void Apply(Document device, JsonObject patch, JsonObject operation)
    {
        var (target, value) = (JsonRead.Text(operation["target"]), operation["value"]);
        var name = JsonRead.Text(operation["attributeName"]);
        var removes = JsonRead.Text(operation["operation"]) == "remove";
        switch (target)
        {
            case "tag":
                var key = JsonRead.Text(removes ? operation["tagKey"] : value?["key"]);
                var tags = List("tags");
                tags.RemoveAll(tag => string.Equals(JsonRead.Text(tag?["key"]), key, StringComparison.Ordinal));
                if (!removes)
                    tags.Add(value?.DeepClone());
                break;
            case "attribute" when removes:
                List("attributes").RemoveAll(attribute => string.Equals(JsonRead.Text(attribute?["name"]), name, StringComparison.Ordinal));
                break;
            case "attribute":
                var attributes = List("attributes");
                if (!JsonRead.Objects(attributes).Any(attribute => JsonNode.DeepEquals(attribute["name"], value?["name"])))
                    attributes.Add(value?.DeepClone());
                break;
            case "attributeTag" when Attribute() is { } tagged:
                var map = tagged["attributeTags"] as JsonObject ?? [];
                if (removes)
                    map.Remove(JsonRead.Text(operation["tagKey"])!);
                else
                    map[JsonRead.Text(value?["key"])!] = value?["value"]?.DeepClone();
                if (map.Parent is null)
                    tagged["attributeTags"] = map;
                break;
            case "attributeDescription" or "attributeContentType" or "attributeName" when Attribute() is { } changed:
                var member = char.ToLowerInvariant(target["attribute".Length]) + target["attribute".Length..][1..];
                if (removes)
                    changed.Remove(member);
                else
                    changed[member] = value?.DeepClone();
                break;
            case "name" or "deviceClass" or "description" or "parentId" or "gatewayId" or "systemInterval" or "keepDuplicates":
                patch[target] = removes ? null : value?.DeepClone();
                break;
        }

        JsonArray List(string member)
        {
            if (patch[member] is not JsonArray)
                patch[member] = device.Json[member]?.DeepClone() ?? new JsonArray();
            return (JsonArray)patch[member]!;
        }

        JsonObject? Attribute() => JsonRead.Objects(List("attributes")).FirstOrDefault(attribute => JsonRead.Text(attribute["name"]) == name);
    }
}
