namespace Losant.Simulator.Description;

/// <summary>An action of a resource, with everything that apiInfo.json says about it.</summary>
internal sealed record ApiAction
{
    public required string Resource { get; init; }

    public required string Name { get; init; }

    /// <summary>The resource's path followed by the action's, with {name} for the parameters.</summary>
    public required string Path { get; init; }

    public required string Method { get; init; }

    /// <summary>The resource's parameters, then the action's.</summary>
    public required IReadOnlyList<ApiParameter> Parameters { get; init; }

    /// <summary>Responses by status, lowest first.</summary>
    public required IReadOnlyList<ResponseDescription> Responses { get; init; }

    /// <summary>The scopes that the description names: of the resource, such as device.*, and of the action, such as device.get.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>False if the description requires no scope, for example for logging in.</summary>
    public required bool NeedsToken { get; init; }

    public required bool IsEventStream { get; init; }

    /// <summary>The resource's links: name to URL template.</summary>
    public required IReadOnlyDictionary<string, string> Links { get; init; }

    public string Id => field ??= $"{Resource}.{Name}";

    public IReadOnlyList<ResponseDescription> Successes => field ??= [.. Responses.Where(response => response.Status is >= 200 and < 300)];

    /// <summary>Names of the parameters in the path, in their order.</summary>
    public IReadOnlyList<string> PathParameters => field ??= [.. Path.Split('/').Where(segment => segment is ['{', .., '}']).Select(segment => segment[1..^1])];

    /// <summary>Whether it is about something in an application.</summary>
    public bool IsInApplication => PathParameters.Contains("applicationId");

    public ApiParameter? Body => Parameters.FirstOrDefault(parameter => parameter.Place == ApiParameterLocation.Body);

    public IEnumerable<ApiParameter> In(ApiParameterLocation place) => Parameters.Where(parameter => parameter.Place == place);

    public bool Has(ApiParameterLocation place, string name) =>
        Parameters.Any(parameter => parameter.Place == place && string.Equals(parameter.Name, name, StringComparison.Ordinal));
}
