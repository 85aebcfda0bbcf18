using Losant.Simulator;

namespace Losant.Sample.Backends;

/// <summary>The real API, configured by environment variables.</summary>
internal sealed class RealBackend : Backend
{
    public const string TokenVariable = "LOSANT_ACCESS_TOKEN";
    public const string ApplicationVariable = "LOSANT_APPLICATION_ID";
    public const string UrlVariable = "LOSANT_API_URL";
    public const string EmailVariable = "LOSANT_EXPORT_EMAIL";

    private const int IdLength = 24;

    /// <summary>Shorter than the client's default of 100 seconds, because a user is waiting.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly Uri _url;
    private readonly LosantClientOptions _options;

    private RealBackend(Uri url, string token, string applicationId)
    {
        _url = url;
        ApplicationId = applicationId;
        _options = new LosantClientOptions { BaseUrl = url, AccessToken = token, Timeout = Timeout };
    }

    public override string Description => $"The API at {_url}, application {ApplicationId}.";

    public override string ApplicationId { get; }

    public override string? ExportEmail => Variable(EmailVariable);

    public override int? RequestCount => null;

    /// <summary>Creates the backend; null if none of the variables is set.</summary>
    /// <exception cref="SettingsException">A required variable is missing, or a value is invalid.</exception>
    public static RealBackend? FromEnvironment()
    {
        var token = Variable(TokenVariable);
        var application = Variable(ApplicationVariable);
        var url = Variable(UrlVariable);
        if (token is null && application is null && url is null)
            return null;
        if (token is null)
            throw new SettingsException($"{TokenVariable} is not set. Set it to call the real API, or unset {ApplicationVariable} and {UrlVariable} to use the simulator.");
        if (application is null)
            throw new SettingsException($"{ApplicationVariable} is not set. Set it to call the real API, or unset {TokenVariable} and {UrlVariable} to use the simulator.");
        if (application.Length != IdLength || !application.All(char.IsAsciiHexDigit))
            throw new SettingsException($"{ApplicationVariable} is not an application id: expected {IdLength} hexadecimal digits.");
        return new RealBackend(url is null ? LosantClientOptions.DefaultBaseUrl : Url(url), token, application);
    }

    public override LosantClient CreateClient() => new(_options);

    public override IAsyncEnumerable<SimulatedJob>? FollowJob(string jobId, CancellationToken stop) => null;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static Uri Url(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? url
        : throw new SettingsException($"{UrlVariable} is not an http or https URL: {text}");
}
