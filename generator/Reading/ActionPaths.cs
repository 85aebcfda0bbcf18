using System.Text;
using LosantGen.Diagnostics;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>Combines paths. A request must never go to an address with an unfilled placeholder, or to another host.</summary>
internal sealed class ActionPaths(ApiNodes nodes)
{
    public string OfResource(JObject resource, string what)
    {
        const string Then = "the paths of its actions are used as they are";
        if (DescriptionJson.String(resource["path"]) is { } text) return Rooted(text, resource["path"]!, what);
        if (resource["path"] is { } other) nodes.Broken(other, what, $"has a path that is {DescriptionJson.KindOf(other)}", Then);
        else nodes.Broken(resource, what, "has no path", Then);
        return "";
    }

    /// <summary>An action's whole path; null if its placeholders cannot be filled.</summary>
    public string? OfAction(JObject action, string what, JToken? resourceNode, string resourcePath, List<Parameter> parameters)
    {
        var node = action["path"];
        if (node is not null && DescriptionJson.String(node) is null)
        {
            nodes.Broken(node, what, $"has a path that is {DescriptionJson.KindOf(node)}", ApiNodes.ActionIsLeftOut);
            return null;
        }
        var path = resourcePath + DescriptionJson.String(node);
        if (node is not null)
        {
            // After the resource's path, "{id}" would become the end of its last segment.
            var own = DescriptionJson.String(node)!;
            if (resourcePath.Length > 0 && own.Length > 0 && !resourcePath.EndsWith("/", StringComparison.Ordinal) && (own[0] == '{' || char.IsLetterOrDigit(own[0]))) path = resourcePath + Rooted(own, node, what);
            else path = Rooted(path, node, what);
        }
        if (IsUnclosed(path))
        {
            nodes.Broken((IsUnclosed(resourcePath) ? resourceNode : node) ?? action, what, $"has an unclosed brace in its path '{path}'", ApiNodes.ActionIsLeftOut);
            return null;
        }
        var known = new HashSet<string>(parameters.Where(p => p.In == ParameterLocation.Path).Select(p => p.Name), StringComparer.Ordinal);
        foreach (var name in PathTemplate.NamesIn(path))
        {
            if (known.Contains(name)) continue;
            var near = NearestName.OfWord(name, known) is { } meant ? $" (instead of '{{{meant}}}'?)" : "";
            nodes.Broken((resourcePath.Contains("{" + name + "}") ? resourceNode : null) ?? action, what, $"has '{{{name}}}' in its path but no path parameter with that name{near}", ApiNodes.ActionIsLeftOut);
            return null;
        }
        return Escaped(path);
    }

    /// <summary>Each path parameter of a resource must be in the path of at least one of its actions.</summary>
    public void CheckUse(List<Parameter> parameters, string resourcePath, JObject actions, string resource)
    {
        var names = new HashSet<string>(PathTemplate.NamesIn(resourcePath), StringComparer.Ordinal);
        if (IsUnclosed(resourcePath)) return; // Each action is reported.
        foreach (var path in actions.Properties().Select(a => DescriptionJson.String((a.Value as JObject)?["path"]))) names.UnionWith(PathTemplate.NamesIn(path ?? ""));
        // A placeholder that is nearly its name is reported instead.
        foreach (var unused in parameters.Where(p => p.In == ParameterLocation.Path && !names.Contains(p.Name) && NearestName.OfWord(p.Name, names) is null))
            nodes.Broken(unused.Location, $"The parameter '{unused.Name}' of {resource}", "is not in the path of any action");
    }

    private static bool IsUnclosed(string path) => path.LastIndexOf('{') > path.LastIndexOf('}');

    // A "#" would end what is sent, and a backslash become a slash. Names of placeholders stay as they are.
    private static string Escaped(string path)
    {
        var escaped = new StringBuilder(path.Length);
        var isInName = false;
        foreach (var c in path)
        {
            if (c is '{' or '}') isInName = c == '{';
            if (!isInName && (c is '#' or '\\' || char.IsControl(c))) escaped.Append(Uri.EscapeDataString(c.ToString()));
            else escaped.Append(c);
        }
        return escaped.ToString();
    }

    // After the base address, "things" would become the end of the host name.
    private string Rooted(string path, JToken at, string what)
    {
        if (path.Length == 0 || path[0] == '/') return path;
        nodes.Broken(at, what, $"has a path that does not begin with a slash: '{path}'", "a slash is added");
        return "/" + path;
    }
}
