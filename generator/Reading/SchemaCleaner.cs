using System.Globalization;
using LosantGen.Diagnostics;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>
/// Removes everything from a schema that is not JSON Schema, with a warning at the location of each part. In the remaining schema
/// each keyword is known and has a value of the right kind.
/// </summary>
internal sealed class SchemaCleaner(string path, List<ReportedDiagnostic> diagnostics)
{
    private const string LeftOut = "; it is ignored and everything else is generated";
    private const string Anything = "; any value is accepted there";

    private readonly HashSet<JToken> _partial = [];

    private readonly SchemaContradictions _contradictions = new(path, diagnostics);

    /// <summary>Whether a constraint of a schema was removed, so that more values fit than the description means.</summary>
    public bool IsPartial(JToken schema) => _partial.Contains(schema);

    /// <summary>Cleans a schema in place; false if the value is not a schema.</summary>
    public bool Clean(JToken node)
    {
        if (node is not JObject schema) return node.Type == JTokenType.Boolean;
        ReadWholeSchema(schema);
        var properties = MisplacedProperties.In(schema);
        var isChanged = DropMisplaced(schema, properties);
        MoveMisplaced(schema, properties);
        if (!isChanged) _contradictions.CheckRequired(schema);
        ReportBesideReference(schema);
        var isLimited = false;
        foreach (var property in schema.Properties().ToArray())
        {
            CleanKeyword(schema, property);
            isLimited |= SchemaContradictions.IsUpperLimit(property.Name);
        }
        if (isLimited) _contradictions.CheckLimits(schema);
        if (schema["enum"] is not null || schema["const"] is not null) _contradictions.CheckValues(schema);
        return true;
    }

    private void CleanKeyword(JObject schema, JProperty property)
    {
        if (!Keywords.TryGetKind(property.Name, out var kind))
        {
            DropUnknown(property);
            return;
        }
        var value = property.Value;
        switch (kind)
        {
            case KeywordKind.Unsupported:
                diagnostics.Add(At(value, Descriptors.UnsupportedKeyword, property.Name, ""));
                Remove(property);
                break;
            case KeywordKind.Annotation:
                diagnostics.Add(At(value, Descriptors.HarmlessSlip, $"'{property.Name}'", "describes values and constrains none; it has no effect"));
                property.Remove();
                break;
            case KeywordKind.Schema when property.Name == "items" && value is JArray:
                Drop(property, "is an array where a schema is expected");
                break;
            case KeywordKind.Schema:
                if (!Clean(value)) Drop(property, $"is {DescriptionJson.KindOf(value)} where a schema is expected");
                break;
            case KeywordKind.SchemaList:
                if (value is JArray { Count: 0 }) Drop(property, "is an empty array where an array of schemas is expected");
                else if (value is JArray list) CleanList(property.Name, list);
                else Drop(property, $"is {DescriptionJson.KindOf(value)} where an array of schemas is expected");
                break;
            case KeywordKind.SchemaMap:
                if (value is JObject map) CleanMap(schema, property.Name, map);
                else Drop(property, $"is {DescriptionJson.KindOf(value)} where schemas by name are expected");
                if (property.Name == "patternProperties" && value is JObject patterns) DropBrokenPatterns(schema, patterns);
                break;
            case KeywordKind.Type:
                CleanType(property, value);
                break;
            case KeywordKind.Pattern when DescriptionJson.String(value) is { } pattern:
                if (PatternCheck.WrongWith(pattern) is { } reason) Drop(property, NoPattern(reason));
                break;
            case KeywordKind.String when property.Name == "format" && DescriptionJson.String(value) is { } format && !Formats.IsKnown(format):
                diagnostics.Add(At(value, Descriptors.HarmlessSlip, $"The format '{format}'{NearestName.HintFor(format, Formats.All)}", "is not known; it has no effect"));
                break;
            case KeywordKind.List or KeywordKind.Anything when property.Name is "enum" or "const" && HasTooLargeNumber(value):
                Drop(property, "has a number with an exponent of more than three digits, which cannot be compared");
                break;
            case KeywordKind.List when value is JArray { Count: 0 }:
                Drop(property, "is an empty array, which no value fits");
                break;
            default:
                if (Keywords.ExpectedInsteadOf(value, kind) is { } expected) Drop(property, $"is {DescriptionJson.KindOf(value)} where {expected} is expected");
                break;
        }
    }

    private static bool HasTooLargeNumber(JToken value) => (value is JContainer list ? list.DescendantsAndSelf() : [value]).Any(v => v is JValue { Value: double number } && double.IsInfinity(number));

    private void CleanType(JProperty property, JToken value)
    {
        if (value is not JArray { Count: > 0 } list)
        {
            if (value is JArray) Drop(property, "is an empty array, which no value fits");
            else if (!JsonTypeNames.IsOne(value)) Drop(property, JsonTypeNames.WrongWith(value));
            return;
        }
        var unknown = list.Where(item => !JsonTypeNames.IsOne(item)).ToList();
        foreach (var item in unknown) diagnostics.Add(At(item, Descriptors.BrokenNode, "An item of 'type'", JsonTypeNames.WrongWith(item) + Anything));
        if (unknown.Count > 0) Remove(property);
    }

    // A case that is not a schema accepts any value: without it, values that the other cases do not allow would be rejected.
    private void CleanList(string keyword, JArray list)
    {
        foreach (var item in list.ToArray())
        {
            if (item is JArray { Count: > 0 } nested && keyword != "allOf" && nested.All(inner => inner is JObject or JArray { Count: > 0 } or JValue { Value: bool }))
            {
                diagnostics.Add(At(item, Descriptors.HarmlessSlip, $"An item of '{keyword}'", "is an array where a schema is expected; it is read as a union of its items"));
                var choice = new JObject(new JProperty(keyword, nested.DeepClone()));
                item.Replace(choice);
                Clean(choice);
            }
            else if (!Clean(item))
            {
                Report(item, $"is {DescriptionJson.KindOf(item)} where a schema is expected{(keyword == "allOf" ? LeftOut : Anything)}");
                if (keyword == "allOf") item.Remove();
                else item.Replace(new JValue(true));
            }
        }
        if (list.Count == 0) Remove((JProperty)list.Parent!);

        void Report(JToken item, string why) => diagnostics.Add(At(item, Descriptors.BrokenNode, $"An item of '{keyword}'", why));
    }

    // A member that is removed here must not be forbidden by the keywords for undeclared members.
    private void CleanMap(JObject schema, string keyword, JObject map)
    {
        foreach (var entry in map.Properties().ToArray())
        {
            if (Clean(entry.Value)) continue;
            var isKept = LimitsOthers(schema) && keyword is "properties" or "patternProperties";
            diagnostics.Add(At(entry.Value, Descriptors.BrokenNode, $"'{entry.Name}' in '{keyword}'",
                $"is {DescriptionJson.KindOf(entry.Value)} where a schema is expected{(isKept ? Anything : LeftOut)}"));
            _partial.Add(schema);
            if (isKept) entry.Value = true;
            else entry.Remove();
        }
    }

    // The members that an invalid pattern means are unknown. If undeclared members are constrained, any member may be one of them.
    private void DropBrokenPatterns(JObject schema, JObject patterns)
    {
        var limitsOthers = LimitsOthers(schema);
        var isClosed = schema["additionalProperties"] is JValue;
        var broken = 0;
        foreach (var entry in patterns.Properties().ToArray())
        {
            if (PatternCheck.WrongWith(entry.Name) is not { } reason) continue;
            diagnostics.Add(At(entry.Value, Descriptors.BrokenNode, $"'{entry.Name}' in 'patternProperties'",
                NoPattern(reason) + (limitsOthers ? "; members with any name are accepted instead" : LeftOut)));
            entry.Remove();
            _partial.Add(schema);
            if (limitsOthers) schema["additionalProperties"] = ++broken == 1 && isClosed ? entry.Value : true;
        }
    }

    private static bool LimitsOthers(JObject schema) => schema["additionalProperties"] is not (null or JValue { Value: true });

    private static string NoPattern(string reason) => $"is not a supported regular expression ({reason})";

    // A string as 'type' is no schema of a property with that name, so the value of 'properties' is meant as the schema itself.
    private void ReadWholeSchema(JObject schema)
    {
        if (schema["properties"] is not JObject whole || whole["type"] is not { } type || !JsonTypeNames.IsOne(type)
            || whole["properties"] is not JObject inner || !inner.Properties().All(p => p.Value is JObject)) return;
        var contradicted = whole.Properties().Where(p => (Keywords.IsConstraint(p.Name) || p.Name is "definitions" or "$defs") && schema[p.Name] is { } own && p.Name != "properties" && !JToken.DeepEquals(own, p.Value)).ToList();
        diagnostics.Add(At(whole, Descriptors.HarmlessSlip, "'properties'", "is a whole schema where schemas by name are expected; it is read as the schema"
            + (contradicted.Count == 0 ? "" : $", but not '{contradicted[0].Name}'{AndMore(contradicted.Count)}, which the schema around it has too")));
        schema.Remove("properties");
        foreach (var keyword in whole.Properties().ToArray())
        {
            keyword.Remove();
            if (schema[keyword.Name] is null) schema.Add(keyword);
            else if (contradicted.Contains(keyword)) _partial.Add(schema);
        }
    }

    private void ReportBesideReference(JObject schema)
    {
        if (DescriptionJson.String(schema["$ref"]) is null) return;
        var ignored = schema.Properties().Where(p => Keywords.IsConstraint(p.Name)).ToList();
        if (ignored.Count > 0) diagnostics.Add(At(ignored[0].Value, Descriptors.HarmlessSlip, $"'{ignored[0].Name}'{AndMore(ignored.Count)} beside '$ref'", "has no effect, because in draft-07 no keyword beside '$ref' has one; put both into an 'allOf'"));
    }

    private void MoveMisplaced(JObject schema, IReadOnlyList<JProperty> misplaced)
    {
        if (misplaced.Count == 0) return;
        if (schema["properties"] is not JObject properties) schema["properties"] = properties = [];
        var (declared, read) = (misplaced.Where(p => properties.ContainsKey(p.Name)).ToList(), misplaced.Where(p => !properties.ContainsKey(p.Name)).ToList());
        Report(read, "is the definition of a property outside of 'properties'; it is read as a property", "are definitions of properties outside of 'properties'; they are read as properties");
        Report(declared, "is the definition of a property outside of 'properties', which has one of that name; it has no effect", "are definitions of properties outside of 'properties', which has those names too; they have no effect");
        foreach (var property in misplaced) property.Remove();
        foreach (var property in read) properties.Add(property);

        void Report(List<JProperty> found, string one, string several)
        {
            if (found.Count > 0) diagnostics.Add(At(found[0].Value, Descriptors.HarmlessSlip, $"'{found[0].Name}'{AndMore(found.Count)}", found.Count == 1 ? one : several));
        }
    }

    private static string AndMore(int count) => count == 1 ? "" : $" and {(count - 1).ToString(CultureInfo.InvariantCulture)} more";

    // Other objects directly in a schema are reported as one mistake, however many there are.
    private bool DropMisplaced(JObject schema, IReadOnlyList<JProperty> properties)
    {
        var misplaced = schema.Properties().Where(p => p.Value is JObject && IsWord(p.Name) && !properties.Contains(p)).ToList();
        if (misplaced.Count == 0) return false;
        foreach (var mistyped in misplaced.ToArray())
        {
            if (Keywords.HolderNear(mistyped.Name) is not { } meant || schema[meant] is not null) continue;
            Drop(mistyped, $"is not a keyword of JSON Schema; '{meant}' may be meant");
            misplaced.Remove(mistyped);
        }
        if (misplaced.Count == 0) return true;
        var (verb, end) = misplaced.Count == 1 ? ("is not a keyword", LeftOut) : ("are not keywords", LeftOut.Replace("it is", "they are"));
        diagnostics.Add(At(misplaced[0].Value, Descriptors.BrokenNode, $"'{misplaced[0].Name}'{AndMore(misplaced.Count)}",
            $"{verb} of JSON Schema; a property's definition belongs in 'properties'{end}"));
        foreach (var property in misplaced) Remove(property);
        return true;
    }

    private static bool IsWord(string name) =>
        !Keywords.TryGetKind(name, out _) && Keywords.Meant(name) is null && !Keywords.IsExtension(name);

    private void DropUnknown(JProperty property)
    {
        var word = property.Name;
        if (!Keywords.IsExtension(word))
        {
            if (Keywords.Meant(word) is { } meant) Drop(property, $"is not a keyword of JSON Schema; '{meant}' may be meant");
            else diagnostics.Add(At(property.Value, Descriptors.UnsupportedKeyword, word, Keywords.Near(word) is { } near ? $"; did you mean {near}?" : ""));
        }
        if (property.Parent is not null) property.Remove();
    }

    private void Drop(JProperty property, string why)
    {
        diagnostics.Add(At(property.Value, Descriptors.BrokenNode, $"'{property.Name}'", why + LeftOut));
        Remove(property);
    }

    private void Remove(JProperty property)
    {
        _partial.Add(property.Parent!);
        property.Remove();
    }

    private ReportedDiagnostic At(JToken token, Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, params string[] arguments) =>
        ReportedDiagnostic.At(DescriptionJson.LocationOf(token, path), descriptor, arguments);
}
