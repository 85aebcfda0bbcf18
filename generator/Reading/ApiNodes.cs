using LosantGen.Diagnostics;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>Reads the values that all parts of <c>apiInfo.json</c> may have, and reports those that are not valid.</summary>
internal sealed class ApiNodes(string path, List<ReportedDiagnostic> diagnostics)
{
    public const string ItIsLeftOut = "it is ignored";
    public const string ActionIsLeftOut = "the action is ignored";

    public SourceLocation LocationOf(JToken node) => DescriptionJson.LocationOf(node, path);

    public bool Flag(JObject owner, string word, string what)
    {
        if (owner[word] is not { } node) return false;
        if (node is JValue { Value: bool flag }) return flag;
        Broken(node, $"'{word}' of {what}", $"is {DescriptionJson.KindOf(node)} where true or false is expected");
        return false;
    }

    public string? String(JObject owner, string word, string what)
    {
        if (owner[word] is { } node && DescriptionJson.String(node) is null)
            Broken(node, $"'{word}' of {what}", $"is {DescriptionJson.KindOf(node)} where a string is expected");
        return DescriptionJson.String(owner[word]);
    }

    public IEnumerable<string> Strings(JObject owner, string word, string what)
    {
        if (owner[word] is not { } node) return [];
        if (node is JArray list && list.All(item => item.Type == JTokenType.String)) return list.Select(item => DescriptionJson.String(item)!);
        Broken(node, $"'{word}' of {what}", $"is {(node is JArray ? "an array of other values" : DescriptionJson.KindOf(node))} where an array of strings is expected");
        return [];
    }

    public Schema? Schema(JToken? node, string name)
    {
        if (node is null) return null;
        if (node is JObject or JValue { Value: bool }) return new SchemaReader(name, path, diagnostics).Read(node);
        diagnostics.Add(ReportedDiagnostic.At(LocationOf(node), Descriptors.BrokenNode, "'schema'", $"is {DescriptionJson.KindOf(node)} where a schema is expected; it is ignored and everything else is generated"));
        return null;
    }

    /// <summary>The JSON Schema keywords on a parameter, as a schema.</summary>
    public Schema Inline(JObject parameter, string name)
    {
        var keywords = new JObject(parameter.Properties().Where(p => Keywords.OfParameters.Contains(p.Name)).Select(p => p.DeepClone()));
        if (DescriptionJson.String(keywords["type"]) == ApiKeywords.FileType) keywords.Remove("type");
        if (keywords["type"] is null && keywords["enum"] is JArray { Count: > 0 } values && values.All(v => v.Type == JTokenType.String)) keywords["type"] = "string";
        return new SchemaReader(name, path, diagnostics).Read(keywords)! with { Location = LocationOf(parameter) };
    }

    /// <summary>Unknown words are ignored; one that is probably a mistyped keyword is reported.</summary>
    public void CheckWords(JObject node, IReadOnlyCollection<string> known)
    {
        foreach (var property in node.Properties())
        {
            if (ApiKeywords.Meant(property.Name, known) is not { } meant || node[meant] is not null) continue;
            diagnostics.Add(ReportedDiagnostic.At(LocationOf(property.Value), Descriptors.UnsupportedKeyword, property.Name, $"; did you mean '{meant}'?"));
        }
    }

    /// <summary>What is wrong with a value that has to be one of some words: it is missing, is no string, or is an unknown word. The three begin with their article.</summary>
    public static string WrongWithWord(JToken? node, string missing, string other, string unknown, IEnumerable<string> known) => node is null ? "has " + missing
        : DescriptionJson.String(node) is { } word ? $"has {unknown} '{word}'{NearestName.HintFor(word, known)}"
        : $"has {other} that is {DescriptionJson.KindOf(node)}";

    /// <summary>Reports what is wrong with a part, and how it is treated.</summary>
    public void Broken(JToken at, string what, string why, string then = ItIsLeftOut) => Broken(LocationOf(at), what, why, then);

    public void Broken(SourceLocation at, string what, string why, string then = ItIsLeftOut) =>
        diagnostics.Add(ReportedDiagnostic.At(at, Descriptors.BrokenAction, what, $"{why}; {then} and everything else is generated"));

    public void Twice(SourceLocation at, string what, string name, string of) =>
        diagnostics.Add(ReportedDiagnostic.At(at, Descriptors.Duplicate, what, name, $"twice in {of}; the first one is used and this one is ignored"));
}
