using System.Text.Json;
using System.Text.Json.Nodes;
using LosantGen.Conformance.Tests.Support;
using LosantGen.Conformance.Tests.Validation;

namespace LosantGen.Conformance.Tests.Witness;

/// <summary>Why a value does not go from our type to NJsonSchema's class and back as it is.</summary>
internal sealed record WitnessDifference(string Reason, string Detail = "");

/// <summary>Sends a value of each schema, its example or one that is made up, through both.</summary>
internal sealed class WitnessComparison(GeneratedApi api, WitnessClasses witness)
{
    private readonly SchemaView _view = new(api.Description.Schemas);

    /// <summary>Null where there is no difference.</summary>
    public WitnessDifference? DifferenceOf(string schema)
    {
        if (witness.Broken.TryGetValue(schema, out var error)) return new("They do not compile", error);
        if (witness.TypeOf(schema) is not { } theirs) return new("They have no class for a list, a map, a single value or a union as a whole");
        var type = api.TypeOf(schema);
        var value = api.Description.Examples.GetValueOrDefault(schema) ?? new Samples(_view).One(_view.Root(schema), full: true);
        var ours = api.Write(api.Read(type, value?.ToJsonString() ?? "null"));
        return Of(schema, type, ours, theirs);
    }

    private WitnessDifference? Of(string schema, Type type, string ours, Type theirs)
    {
        string written;
        try
        {
            written = WitnessClasses.Write(WitnessClasses.Read(theirs, ours));
        }
        catch (Exception e) when (e is Newtonsoft.Json.JsonException)
        {
            return new("They have the type of one case for a union, and cannot read the others", Place(e.Message));
        }
        if (Back(type, written) is { } back) return back;
        var (left, right) = (Instants.Of(JsonNode.Parse(ours)), Instants.Of(JsonNode.Parse(written)));
        if (JsonDifference.Of(left, right) is null) return null;
        Drop(right, left);
        return JsonDifference.Of(left, right) is { } lost
            ? new("They lose or change what they do not know", lost)
            : new("They add members that were not there: defaults, nulls and zeros");
    }

    // What they write is read by our type and comes back, whatever they made of it.
    private WitnessDifference? Back(Type type, string written)
    {
        try
        {
            var back = api.Write(api.Read(type, written));
            return JsonDifference.Of(Instants.Of(JsonNode.Parse(written)), Instants.Of(JsonNode.Parse(back))) is { } difference ? new("WE change what they write", difference) : null;
        }
        catch (JsonException e)
        {
            return new("WE cannot read what they write", e.Message);
        }
    }

    /// <summary>Takes out of a value the members that another one does not have.</summary>
    private static void Drop(JsonNode? node, JsonNode? other)
    {
        if (node is JsonObject map && other is JsonObject known)
        {
            foreach (var name in map.Select(m => m.Key).Where(n => !known.ContainsKey(n)).ToList()) map.Remove(name);
            foreach (var (name, value) in map) Drop(value, known[name]);
        }
        else if (node is JsonArray list && other is JsonArray items)
        {
            foreach (var (item, same) in list.Zip(items)) Drop(item, same);
        }
    }

    // Newtonsoft's message ends in the path, behind words that depend on its version.
    private static string Place(string message) => message.LastIndexOf("Path '", StringComparison.Ordinal) is >= 0 and var at && message.IndexOf('\'', at + 6) is > 0 and var end ? "/" + message[(at + 6)..end] : message;
}
