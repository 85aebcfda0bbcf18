using LosantGen.Diagnostics;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>Reads <c>apiInfo.json</c>: resources and their actions.</summary>
internal sealed class ApiReader
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

    private readonly ApiNodes _nodes;
    private readonly ParameterReader _parameters;
    private readonly ResponseReader _responses;
    private readonly ActionPaths _paths;

    private ApiReader(ApiNodes nodes)
    {
        _nodes = nodes;
        _parameters = new ParameterReader(nodes);
        _responses = new ResponseReader(nodes);
        _paths = new ActionPaths(nodes);
    }

    public static ApiFile? ReadFile(string path, JToken document, List<ReportedDiagnostic> diagnostics)
    {
        var nodes = new ApiNodes(path, diagnostics);
        if (document is JObject resources) return new ApiFile(path, resources.Properties().Select(new ApiReader(nodes).ReadResource).OfType<Resource>().ToEquatableArray());
        nodes.Broken(SourceLocation.StartOf(path), $"The file '{FileNames.Of(path)}'", $"is {DescriptionJson.KindOf(document)} where resources by name are expected");
        return null;
    }

    private Resource? ReadResource(JProperty property)
    {
        var what = $"The resource '{property.Name}'";
        if (property.Value is not JObject resource)
        {
            _nodes.Broken(property.Value, what, $"is {DescriptionJson.KindOf(property.Value)} where an object is expected");
            return null;
        }
        _nodes.CheckWords(resource, ApiKeywords.OfResource);
        var path = _paths.OfResource(resource, what);
        var parameters = _parameters.Read(resource["params"], Within(what));
        var actions = new List<ResourceAction>();
        if (resource["actions"] is JObject map)
        {
            foreach (var action in map.Properties())
            {
                if (ReadAction(property.Name, resource, path, parameters, action) is { } read) actions.Add(read);
            }
            _paths.CheckUse(parameters, path, map, Within(what));
        }
        else if (resource["actions"] is { } other)
        {
            _nodes.Broken(other, $"'actions' of {Within(what)}", $"is {DescriptionJson.KindOf(other)} where actions by name are expected", "its actions are ignored");
        }
        return new Resource(property.Name, _nodes.LocationOf(resource), _nodes.String(resource, "description", Within(what)), actions.ToEquatableArray());
    }

    private ResourceAction? ReadAction(string resourceName, JObject resource, string resourcePath, List<Parameter> ofResource, JProperty property)
    {
        var what = $"The action '{resourceName}.{property.Name}'";
        if (property.Value is not JObject action)
        {
            _nodes.Broken(property.Value, what, $"is {DescriptionJson.KindOf(property.Value)} where an object is expected", ApiNodes.ActionIsLeftOut);
            return null;
        }
        _nodes.CheckWords(action, ApiKeywords.OfAction);
        if (DescriptionJson.String(action["method"])?.ToUpperInvariant() is not { } method || !Methods.Contains(method))
        {
            _nodes.Broken(action["method"] ?? action, what, ApiNodes.WrongWithWord(action["method"], "no method", "a method", "the unknown HTTP method", Methods), ApiNodes.ActionIsLeftOut);
            return null;
        }
        var own = _parameters.Read(action["params"], Within(what));
        var parameters = ParameterReader.Combine(ofResource, own);
        if (_paths.OfAction(action, what, resource["path"], resourcePath, parameters) is not { } path) return null;
        var names = new HashSet<string>(PathTemplate.NamesIn(path), StringComparer.Ordinal);
        foreach (var unused in own.Where(p => p.In == ParameterLocation.Path && !names.Contains(p.Name)))
            _nodes.Broken(unused.Location, $"The parameter '{unused.Name}' of {Within(what)}", $"is not in the path '{path}'");
        parameters.RemoveAll(p => p.In == ParameterLocation.Path && !names.Contains(p.Name));
        LeaveOneKindOfBody(parameters, Within(what));
        return new ResourceAction
        {
            Name = property.Name,
            Location = _nodes.LocationOf(action),
            Method = method,
            Path = path,
            Summary = _nodes.String(action, "summary", Within(what)),
            Description = _nodes.String(action, "description", Within(what)),
            Deprecated = _nodes.Flag(action, "deprecated", Within(what)),
            IsEventStream = _nodes.Flag(action, "sseStream", Within(what)),
            IsDownload = _nodes.Strings(action, "produces", Within(what)).ToList() is { Count: > 0 } types && !types.Exists(t => t.Contains("json") || t.Contains("event-stream")),
            Scopes = action["auth"] is null ? default : _nodes.Strings(action, "auth", Within(what)).Concat(_nodes.Strings(resource, "auth", $"the resource '{resourceName}'")).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            Parameters = parameters.ToEquatableArray(),
            Responses = _responses.Read(action["responses"], Within(what)).ToEquatableArray(),
        };
    }

    // A request has one body: either a value or parts.
    private void LeaveOneKindOfBody(List<Parameter> parameters, string action)
    {
        if (parameters.FirstOrDefault(p => p.In is ParameterLocation.Body or ParameterLocation.Multipart) is not { } first) return;
        var other = first.In == ParameterLocation.Body ? ParameterLocation.Multipart : ParameterLocation.Body;
        foreach (var second in parameters.Where(p => p.In == other))
            _nodes.Broken(second.Location, $"The parameter '{second.Name}' of {action}", $"is {(other == ParameterLocation.Body ? "a body" : "a part")}, but the request already has the {(other == ParameterLocation.Body ? "part" : "body")} '{first.Name}'");
        parameters.RemoveAll(p => p.In == other);
    }

    private static string Within(string what) => "t" + what.Substring(1);
}
