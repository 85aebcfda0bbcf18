using Losant.Simulator;

namespace Losant.Sample.Backends;

/// <summary>The real API, as the environment names it.</summary>
internal sealed class RealBackend : Backend
{
    public const string TokenVariable = "LOSANT_ACCESS_TOKEN";
    public const string ApplicationVariable = "LOSANT_APPLICATION_ID";
    public const string UrlVariable = "LOSANT_API_URL";
    public const string EmailVariable = "LOSANT_EXPORT_EMAIL";

    private const int IdLength = 24;

    /// <summary>Less than a client's usual hundred seconds: somebody sits in front of this and waits.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly Uri _url;

    private RealBackend(Uri url, string token, string applicationId)
    {
        _url = url;
        ApplicationId = applicationId;
        Options = new LosantClientOptions { BaseUrl = url, AccessToken = token, Timeout = Timeout };
    }

    public override string Description => $"The API at {_url}, application {ApplicationId}.";

    public override LosantClientOptions Options { get; }

    public override string ApplicationId { get; }

    public override string? ExportEmail => Variable(EmailVariable);

    public override int? RequestCount => null;

    /// <summary>Null when the environment says nothing.</summary>
    /// <exception cref="SettingsException">It says half of what is needed, or something that cannot be used.</exception>
    public static RealBackend? FromEnvironment()
    {
        var token = Variable(TokenVariable);
        var application = Variable(ApplicationVariable);
        var url = Variable(UrlVariable);
        if (token is null && application is null && url is null)
            return null;
        if (token is null)
            throw new SettingsException($"{TokenVariable} is not set. The real API needs it; unset {ApplicationVariable} and {UrlVariable} for the simulator.");
        if (application is null)
            throw new SettingsException($"{ApplicationVariable} is not set. The real API needs it; unset {TokenVariable} and {UrlVariable} for the simulator.");
        if (application.Length != IdLength || !application.All(char.IsAsciiHexDigit))
            throw new SettingsException($"{ApplicationVariable} is not the id of an application: expected {IdLength} hexadecimal digits.");
        return new RealBackend(url is null ? LosantClientOptions.DefaultBaseUrl : Url(url), token, application);
    }

    public override IAsyncEnumerable<SimulatedJob>? FollowJob(string jobId, CancellationToken stop) => null;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static Uri Url(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? url
        : throw new SettingsException($"{UrlVariable} is not a web address: {text}");
}
