namespace Losant.Simulator.Description;

/// <summary>Finds the action for a method and a path. A literal segment takes precedence over a parameter, and earlier segments over later ones.</summary>
internal sealed class ApiRoutes(IEnumerable<ApiAction> actions)
{
    private readonly Dictionary<(string Method, int Length), Route[]> _routes = actions
        .Select(action => new Route(action, Split(action.Path)))
        .GroupBy(route => (route.Action.Method, route.Template.Length))
        .ToDictionary(group => group.Key, group => group.OrderBy(route => route.Preference, StringComparer.Ordinal).ToArray());

    /// <summary>The action and its path values, or null if no action matches.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="rawPath">The path as sent: it is unescaped segment by segment, so that an escaped slash stays in its segment.</param>
    public RouteMatch? Find(string method, string rawPath)
    {
        var segments = Array.ConvertAll(Split(rawPath), Uri.UnescapeDataString);
        return _routes.TryGetValue((method, segments.Length), out var routes) && Array.Find(routes, route => route.Fits(segments)) is { } found
            ? new RouteMatch(found.Action, found.Values(segments))
            : null;
    }

    private static string[] Split(string path) => path.TrimStart('/').Split('/');

    private sealed record Route(ApiAction Action, string[] Template)
    {
        public string Preference => string.Concat(Template.Select(segment => IsParameter(segment) ? '1' : '0'));

        public bool Fits(string[] segments)
        {
            for (var i = 0; i < segments.Length; i++)
            {
                if (IsParameter(Template[i]) ? segments[i].Length == 0 : !string.Equals(Template[i], segments[i], StringComparison.Ordinal))
                    return false;
            }

            return true;
        }

        public Dictionary<string, string> Values(string[] segments) => Template.Zip(segments)
            .Where(pair => IsParameter(pair.First))
            .ToDictionary(pair => pair.First[1..^1], pair => pair.Second, StringComparer.Ordinal);

        private static bool IsParameter(string segment) => segment is ['{', .., '}'];
    }
}

/// <summary>An action and the values of the parameters in its path.</summary>
internal sealed record RouteMatch(ApiAction Action, IReadOnlyDictionary<string, string> PathValues);
