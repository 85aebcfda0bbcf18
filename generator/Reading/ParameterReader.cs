using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>Reads the parameters of <c>apiInfo.json</c>, and merges those of a resource with those of its action.</summary>
internal sealed class ParameterReader(ApiNodes nodes)
{
    private static readonly string[] Places = ["path", "query", "header", "body", "multipart"];

    /// <summary>Reads one list of parameters; <paramref name="owner"/> is their owner in words, such as <c>the action 'device.get'</c>.</summary>
    public List<Parameter> Read(JToken? node, string owner)
    {
        var parameters = new List<Parameter>();
        if (node is null) return parameters;
        if (node is not JArray list)
        {
            nodes.Broken(node, $"'params' of {owner}", $"is {DescriptionJson.KindOf(node)} where an array of parameters is expected", "its parameters are ignored");
            return parameters;
        }
        var known = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        foreach (var item in list)
        {
            if (ReadOne(item, owner) is not { } parameter) continue;
            if (!known.TryGetValue(KeyOf(parameter), out var first))
            {
                known.Add(KeyOf(parameter), parameter);
                parameters.Add(parameter);
            }
            else if (parameter.In != ParameterLocation.Body || first.Name == parameter.Name) nodes.Twice(parameter.Location, "The parameter", parameter.Name, owner);
            else nodes.Broken(parameter.Location, $"The parameter '{parameter.Name}' of {owner}", $"is a body, but the request already has the body '{first.Name}'");
        }
        return parameters;
    }

    /// <summary>Merges a resource's parameters with those of its action; a parameter of the action replaces the same one of the resource.</summary>
    public static List<Parameter> Combine(List<Parameter> ofResource, List<Parameter> ofAction)
    {
        var replaced = ofAction.ToDictionary(KeyOf, StringComparer.Ordinal);
        var known = new HashSet<string>(ofResource.Select(KeyOf), StringComparer.Ordinal);
        return [.. ofResource.Select(p => replaced.TryGetValue(KeyOf(p), out var own) ? own : p), .. ofAction.Where(a => !known.Contains(KeyOf(a)))];
    }

    // What two parameters have in common that are the same. A request has one body, whatever its name is. The names of headers have no case.
    private static string KeyOf(Parameter parameter) => parameter.In switch
    {
        ParameterLocation.Body => "body",
        ParameterLocation.Header => "header " + parameter.Name.ToUpperInvariant(),
        _ => $"{parameter.In} {parameter.Name}",
    };

    private Parameter? ReadOne(JToken item, string owner)
    {
        if (item is not JObject node || DescriptionJson.String(node["name"]) is not { Length: > 0 } name)
        {
            if (item is JObject unnamed) nodes.CheckWords(unnamed, ApiKeywords.OfParameter);
            nodes.Broken(item, $"A parameter of {owner}", "has no name");
            return null;
        }
        var what = $"the parameter '{name}' of {owner}";
        nodes.CheckWords(node, ApiKeywords.OfParameter);
        if (LocationOf(DescriptionJson.String(node["in"])) is not { } location)
        {
            nodes.Broken(item, "T" + what.Substring(1), ApiNodes.WrongWithWord(node["in"], "no 'in'", "an 'in'", "the unknown 'in'", Places) + " (expected path, query, header, body or multipart)");
            return null;
        }
        var isRequired = nodes.Flag(node, "required", what);
        CheckSchemaAlone(node, what);
        return new Parameter
        {
            Name = name,
            Location = nodes.LocationOf(item),
            In = location,
            IsFile = DescriptionJson.String(node["type"]) == ApiKeywords.FileType,
            Required = location == ParameterLocation.Path || isRequired,
            Description = nodes.String(node, "description", what),
            Example = node["example"] is { } example ? DescriptionJson.Compact(example) : null,
            Default = node["default"] is { } standard ? DescriptionJson.Compact(standard) : null,
            Deprecated = nodes.Flag(node, "deprecated", what),
            Inline = nodes.Inline(node, name),
            Schema = nodes.Schema(node["schema"], name),
        };
    }

    private void CheckSchemaAlone(JObject node, string what)
    {
        if (node["schema"] is null) return;
        foreach (var keyword in node.Properties().Where(p => p.Name is not ("type" or "title") && Keywords.OfParameters.Contains(p.Name)))
            nodes.Broken(keyword.Value, $"'{keyword.Name}' of {what}", "is beside 'schema', which takes precedence");
    }

    private static ParameterLocation? LocationOf(string? word) => word switch
    {
        "path" => ParameterLocation.Path,
        "query" => ParameterLocation.Query,
        "header" => ParameterLocation.Header,
        "body" => ParameterLocation.Body,
        "multipart" or "formData" => ParameterLocation.Multipart,
        _ => null,
    };
}
