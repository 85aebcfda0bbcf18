using LosantGen.Keeping;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>
/// The names of members and parameters that the descriptions mark as secrets (<c>format: password</c>, <c>writeOnly</c>). The runtime knows
/// most secrets by their names, so that a description without marks, such as the vendor's, costs nothing here and in the emitted code.
/// </summary>
internal static class MarkedSecrets
{
    public static EquatableArray<string> Of(Descriptions descriptions, IEnumerable<Resource> resources, SchemaIndex index, Kept<Schema, EquatableArray<Property>> kept)
    {
        if (!AreIn(descriptions)) return default;
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var schema in index.All) AddNamesIn(schema.Schema);
        foreach (var action in resources.SelectMany(r => r.Actions))
        {
            foreach (var parameter in action.Parameters)
            {
                if (IsSecret(parameter.Inline, index) || (parameter.Schema is { } schema && IsSecret(schema, index))) names.Add(parameter.Name);
                if (parameter.Schema is not null) AddNamesIn(parameter.Schema);
            }
            foreach (var schema in action.Responses.SelectMany(r => r.Events.Select(e => e.Schema).Append(r.Schema)).OfType<Schema>()) AddNamesIn(schema);
        }
        return names.ToEquatableArray();

        void AddNamesIn(Schema schema)
        {
            // A reference says nothing by itself.
            if (schema.Reference is not null) return;
            foreach (var property in kept.Of(schema, MarkedIn))
            {
                if (IsSecret(property.Schema, index)) names.Add(property.Name);
            }
        }
    }

    // The properties of a schema, and of all within it, that are secrets if those are to which they refer.
    private static EquatableArray<Property> MarkedIn(Schema schema)
    {
        var found = new List<Property>();
        var waiting = new Stack<Schema>([schema]);
        while (waiting.Count > 0)
        {
            var next = waiting.Pop();
            foreach (var property in next.Properties)
            {
                if (IsSecret(property.Schema, null)) found.Add(property);
            }
            foreach (var part in next.Parts) waiting.Push(part);
        }
        return found.ToEquatableArray();
    }

    /// <summary>Whether descriptions mark anything.</summary>
    public static bool AreIn(Descriptions descriptions) => descriptions.Schemas.Any(f => f.MarksSecrets) || descriptions.Apis.Any(f => f.MarksSecrets);

    /// <summary>Whether what an action returns is itself a secret.</summary>
    public static bool IsReturnedBy(ResourceAction action, SchemaIndex index) => action.Responses.Any(r => r.Status is >= 200 and < 300 && r.Events.Select(e => e.Schema).Append(r.Schema).OfType<Schema>().Any(s => IsSecret(s, index)));

    // A list or a map of secrets is one, since its entries have no names of their own, and so is what may be a secret or null.
    private static bool IsSecret(Schema schema, SchemaIndex? index)
    {
        HashSet<string>? seen = null;
        return IsSecret(schema, index, ref seen);
    }

    // A reference may lead to itself. Without an index, it leads to a secret.
    private static bool IsSecret(Schema schema, SchemaIndex? index, ref HashSet<string>? seen)
    {
        if (schema.IsSecret) return true;
        if (schema.Reference is { } name) return index is null || (seen ??= new HashSet<string>(StringComparer.Ordinal)).Add(name) && index.TryGet(name, out var target) && IsSecret(target, index, ref seen);
        foreach (var property in schema.PatternProperties)
        {
            if (IsSecret(property.Schema, index, ref seen)) return true;
        }
        return AnyIsSecret(schema.OneOf, index, ref seen) || AnyIsSecret(schema.AnyOf, index, ref seen) || AnyIsSecret(schema.AllOf, index, ref seen)
            || (schema.Items is { } items && IsSecret(items, index, ref seen))
            || (schema.AdditionalProperties is { } entries && IsSecret(entries, index, ref seen));
    }

    private static bool AnyIsSecret(EquatableArray<Schema> schemas, SchemaIndex? index, ref HashSet<string>? seen)
    {
        foreach (var schema in schemas)
        {
            if (IsSecret(schema, index, ref seen)) return true;
        }
        return false;
    }
}
