using System.Globalization;
using System.Text.Json;
using LosantGen.CSharp;
using LosantGen.Emitting;
using LosantGen.Planning.Plans;
using Microsoft.CodeAnalysis.CSharp;

namespace LosantGen.Generator.Tests.Reference;

/// <summary>Writes JSON of an example as the C# that a user would write for it.</summary>
internal sealed class ExampleCode(IReadOnlyDictionary<string, TypePlan> types)
{
    // Longer ones show only what a request must have.
    private const int Short = 360;

    /// <summary>The C# of a value; null if there is no short way to write it.</summary>
    public string? Of(TypeRef type, JsonElement json)
    {
        var whole = Value(type, json, whole: true, named: true);
        return whole is null || whole.Length > Short ? Value(type, json, whole: false, named: true) : whole;
    }

    /// <summary>The first value of an enum; null for any other type.</summary>
    public string? First(TypeRef type) => type.Kind == TypeRefKind.Enum && ((EnumPlan)types[type.Type!]).Values is { Count: > 0 } values ? $"{type.Type}.{values[0].Name}" : null;

    private string? Value(TypeRef type, JsonElement json, bool whole, bool named) => json.ValueKind == JsonValueKind.Null ? "null" : type.Kind switch
    {
        TypeRefKind.String when json.ValueKind == JsonValueKind.String => Literal(json.GetString()!),
        TypeRefKind.Integer or TypeRefKind.Number when json.ValueKind == JsonValueKind.Number => json.GetRawText(),
        TypeRefKind.Boolean or TypeRefKind.Scalar when json.ValueKind is JsonValueKind.True or JsonValueKind.False => json.GetRawText(),
        TypeRefKind.DateTime => $"DateTimeOffset.Parse({Literal(json.GetString()!)})",
        TypeRefKind.Date => $"DateOnly.Parse({Literal(json.GetString()!)})",
        TypeRefKind.Scalar => json.ValueKind == JsonValueKind.String ? Literal(json.GetString()!) : json.GetRawText(),
        TypeRefKind.Enum => Known(type.Type!, ((EnumPlan)types[type.Type!]).Values, json),
        TypeRefKind.Class when types[type.Type!] is ClassPlan plan => Object(plan, json, whole, named),
        TypeRefKind.Class when types[type.Type!] is RootListPlan list && json.ValueKind == JsonValueKind.Array => Items(list.TypeRef.Item!, json, whole, named: true) is { } items ? $"new {list.Name} {{ {items} }}" : null,
        TypeRefKind.Class when types[type.Type!] is RootMapPlan map && json.ValueKind == JsonValueKind.Object => Entries(map.TypeRef.Item!, json, whole) is { } entries ? $"new {map.Name} {{ {entries} }}" : null,
        TypeRefKind.Union => Case((UnionPlan)types[type.Type!], json, whole),
        TypeRefKind.List when json.ValueKind == JsonValueKind.Array => List(type.Item!, json, whole, named),
        TypeRefKind.Map when json.ValueKind == JsonValueKind.Object => Map(type.Item!, json, whole),
        _ => null,
    };

    private static string? Known(string type, IEnumerable<EnumValue> values, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String) return null;
        var text = json.GetString();
        return values.FirstOrDefault(v => v.Value == text) is { } value ? $"{type}.{value.Name}" : Literal(text!);
    }

    private string? Object(ClassPlan plan, JsonElement json, bool whole, bool named)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        var members = new List<string>();
        foreach (var member in plan.Members)
        {
            var isNeeded = member is { Required: true, Constant: null };
            if (!(isNeeded || (whole && member.Constant is null)) || !json.TryGetProperty(member.JsonName, out var value)) continue;
            if (Value(member.TypeRef, value, whole, named: false) is { } code) members.Add($"{Identifier.Escape(member.Name)} = {code}");
            else if (isNeeded) return null;
        }

        // A body that needs nothing is still shown with something.
        if (members.Count == 0 && !whole)
        {
            members.AddRange(plan.Members.Where(m => m.Constant is null && m.TypeRef.Kind is not (TypeRefKind.Class or TypeRefKind.Map) && json.TryGetProperty(m.JsonName, out _))
                .Select(m => Value(m.TypeRef, json.GetProperty(m.JsonName), whole: false, named: false) is { Length: < 80 } code ? $"{Identifier.Escape(m.Name)} = {code}" : null).OfType<string>().Take(3));
        }

        var type = named ? "new " + plan.Name : "new()";
        return members.Count > 0 ? $"{type} {{ {string.Join(", ", members)} }}" : named ? type + "()" : type;
    }

    private string? List(TypeRef item, JsonElement json, bool whole, bool named) => Items(item, json, whole, named) is { } items ? $"[{items}]" : null;

    private string? Map(TypeRef item, JsonElement json, bool whole) =>
        Entries(item, json, whole) is { } entries ? $"new Dictionary<string, {Display.Of(CSharpType.Of(item))}> {{ {entries} }}" : null;

    private string? Items(TypeRef item, JsonElement json, bool whole, bool named)
    {
        var items = json.EnumerateArray().Take(whole ? int.MaxValue : 1).Select(i => Value(item, i, whole, named)).ToList();
        return items.Contains(null) ? null : string.Join(", ", items);
    }

    private string? Entries(TypeRef item, JsonElement json, bool whole)
    {
        var entries = json.EnumerateObject().Take(whole ? int.MaxValue : 3).Select(e => (e.Name, Code: Value(item, e.Value, whole, named: false))).ToList();
        return entries.Any(e => e.Code is null) ? null : string.Join(", ", entries.Select(e => $"[{Literal(e.Name)}] = {e.Code}"));
    }

    // The first case that has every member of the example, and lacks none that it needs.
    private string? Case(UnionPlan plan, JsonElement json, bool whole)
    {
        if (json.ValueKind == JsonValueKind.String && plan.Values.FirstOrDefault(v => v.Value == json.GetString()) is { } known) return $"{plan.Name}.{known.Name}";
        foreach (var item in plan.Cases)
        {
            if (item.TypeRef.Kind == TypeRefKind.Class && types[item.TypeRef.Type!] is ClassPlan ofCase && !Fits(ofCase, json)) continue;
            if (Value(item.TypeRef, json, whole, named: true) is not { } code) continue;
            return item.TypeRef.Kind == TypeRefKind.List ? $"new {Display.Of(CSharpType.Of(item.TypeRef.Item!))}[] {{ {code[1..^1]} }}" : code;
        }

        return null;
    }

    private static bool Fits(ClassPlan plan, JsonElement json) => json.ValueKind == JsonValueKind.Object
        && json.EnumerateObject().All(m => plan.Members.Any(own => own.JsonName == m.Name))
        && plan.Members.All(m => !m.Required || (json.TryGetProperty(m.JsonName, out var value) && (m.Constant is null || (value.ValueKind == JsonValueKind.String && value.GetString() == m.Constant))));

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>C# of emitted code as it is shown to people: without the aliases of emitted files.</summary>
internal static class Display
{
    public static string Of(string code) => code.Replace("Th::Tasks.", "", StringComparison.Ordinal).Replace("Th::", "", StringComparison.Ordinal)
        .Replace("Sys::Text.Json.", "", StringComparison.Ordinal).Replace("Sys::", "", StringComparison.Ordinal).Replace("Col::", "", StringComparison.Ordinal).Replace("Lo::", "", StringComparison.Ordinal);
}
