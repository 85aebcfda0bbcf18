using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Sending;
using Losant.Runtime.Http.Tokens;

namespace Losant.Runtime.Http;

/// <summary>A client's checked and frozen options, with values derived from them. Other values are read from the options.</summary>
internal sealed class ClientSettings
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(100);
    private static readonly string Library = "LosantGen/" + typeof(ClientSettings).Assembly.GetName().Version?.ToString(3);

    private ClientSettings(LosantClientOptions options, string? baseUrl, BearerToken? token) =>
        (Options, BaseUrl, Token) = (options, baseUrl, token);

    public LosantClientOptions Options { get; }

    /// <summary>The base URL; null if the options have none.</summary>
    public string? BaseUrl { get; }

    public BearerToken? Token { get; }

    public TimeProvider Clock => Options.TimeProvider;

    public int MaxResponseSize => (int)Options.MaxResponseSize;

    /// <summary>Checks options without freezing them.</summary>
    /// <exception cref="InvalidOperationException">An option is not valid; the message says which one, and what it must be.</exception>
    public static ClientSettings Of(LosantClientOptions options)
    {
        var baseUrl = options.BaseUrl is { } url ? CheckBaseUrl(url) : null;
        if (options.AccessToken is not null && options.TokenProvider is not null)
            throw new InvalidOperationException("LosantClientOptions has both an AccessToken and a TokenProvider: set one of them.");
        var token = string.IsNullOrEmpty(options.AccessToken)
            ? null
            : BearerToken.Of(options.AccessToken) ?? throw new InvalidOperationException("LosantClientOptions.AccessToken has characters that are not valid in a token.");
        if (string.IsNullOrEmpty(options.AcceptVersion) || !HeaderValue.IsSafe(options.AcceptVersion))
            throw new InvalidOperationException("LosantClientOptions.AcceptVersion must consist of visible ASCII characters.");
        if (options.LosantDomain is { } domain && !HeaderValue.IsSafe(domain))
            throw new InvalidOperationException("LosantClientOptions.LosantDomain must consist of visible ASCII characters.");
        if (options.UserAgent is { } agent && (agent.Length == 0 || !HeaderValue.IsSafe(agent)))
            throw new InvalidOperationException("LosantClientOptions.UserAgent must consist of visible ASCII characters, such as MyProgram/1.2.");
        if (options.Timeout is { } timeout && !Deadline.IsTimeout(timeout))
            throw new InvalidOperationException("LosantClientOptions.Timeout must be positive and at most 24 days, or Timeout.InfiniteTimeSpan.");
        if (options.MaxResponseSize is < 1 || options.MaxResponseSize > Array.MaxLength)
            throw new InvalidOperationException("LosantClientOptions.MaxResponseSize must be from 1 to Array.MaxLength bytes.");
        return new ClientSettings(options, baseUrl, token);
    }

    /// <summary>The base URL for calls: from the options, else from the given HttpClient, else the default.</summary>
    public string BaseUrlFor(HttpClient? given) =>
        BaseUrl ?? CheckBaseUrl(given?.BaseAddress ?? LosantClientOptions.DefaultBaseUrl);

    /// <summary>The library's header <c>User-Agent</c> after that of the options; null if the given HttpClient sends its own and the options have none.</summary>
    public string? UserAgentFor(HttpClient? given) => Options.UserAgent is { } own ? own + " " + Library
        : given?.DefaultRequestHeaders.NonValidated.Contains("User-Agent") == true ? null : Library;

    public TimeSpan TimeoutFor(HttpClient? given) => Options.Timeout ?? given?.Timeout ?? DefaultTimeout;

    // The token is sent to this URL, so the connection must be encrypted or stay on the machine.
    private static string CheckBaseUrl(Uri url)
    {
        if (!url.IsAbsoluteUri)
            throw new InvalidOperationException("The base URL must be absolute, such as https://api.losant.com.");
        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            throw new InvalidOperationException("The base URL must begin with https; http is accepted for loopback addresses only.");
        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
            throw new InvalidOperationException("The base URL must have no user name, query or fragment.");
        return url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
    }
}
