namespace Losant.Simulator.Description;

/// <summary>Finds the action for a method and a path. A literal segment takes precedence over a parameter, and earlier segments over later ones.</summary>
internal sealed class ApiRoutes(IEnumerable<ApiAction> actions)
{
    private readonly Route[] _routes =
    [
        .. actions.Select(action => new Route(action, Split(action.Path))).OrderBy(route => route.Preference, StringComparer.Ordinal),
    ];

    /// <summary>The action and its path values, or null if no action matches.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="rawPath">The path as sent: it is unescaped segment by segment, so that an escaped slash stays in its segment.</param>
    public RouteMatch? Find(string method, string rawPath)
    {
        var segments = Split(rawPath).Select(Uri.UnescapeDataString).ToArray();
        return _routes
            .Where(route => string.Equals(route.Action.Method, method, StringComparison.Ordinal) && route.Fits(segments))
            .Select(route => new RouteMatch(route.Action, route.Values(segments)))
            .FirstOrDefault();
    }

    private static string[] Split(string path) => path.TrimStart('/').Split('/');

    private sealed record Route(ApiAction Action, string[] Template)
    {
        public string Preference => string.Concat(Template.Select(segment => IsParameter(segment) ? '1' : '0'));

        public bool Fits(string[] segments) => segments.Length == Template.Length
            && Template.Zip(segments).All(pair => IsParameter(pair.First)
                ? pair.Second.Length > 0
                : string.Equals(pair.First, pair.Second, StringComparison.Ordinal));

        public Dictionary<string, string> Values(string[] segments) => Template.Zip(segments)
            .Where(pair => IsParameter(pair.First))
            .ToDictionary(pair => pair.First[1..^1], pair => pair.Second, StringComparer.Ordinal);

        private static bool IsParameter(string segment) => segment is ['{', .., '}'];
    }
}

/// <summary>An action and the values of the parameters in its path.</summary>
internal sealed record RouteMatch(ApiAction Action, IReadOnlyDictionary<string, string> PathValues);
