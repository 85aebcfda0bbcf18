using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Sending;
using Losant.Runtime.Http.Tokens;

namespace Losant.Runtime.Http;

/// <summary>A client's options, checked and frozen, with what follows from them. What is used as it stands is read from the options.</summary>
internal sealed class ClientSettings
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(100);

    private ClientSettings(LosantClientOptions options, string? baseUrl, BearerToken? token) =>
        (Options, BaseUrl, Token) = (options, baseUrl, token);

    public LosantClientOptions Options { get; }

    /// <summary>Null when the options name none.</summary>
    public string? BaseUrl { get; }

    public BearerToken? Token { get; }

    public TimeProvider Clock => Options.TimeProvider;

    public int MaxResponseSize => (int)Options.MaxResponseSize;

    /// <summary>Checks options, without freezing them.</summary>
    /// <exception cref="InvalidOperationException">The options make no sense; says which one, and what it must be.</exception>
    public static ClientSettings Of(LosantClientOptions options)
    {
        var baseUrl = options.BaseUrl is { } url ? CheckBaseUrl(url) : null;
        if (options.AccessToken is not null && options.TokenProvider is not null)
            throw new InvalidOperationException("LosantClientOptions has both an AccessToken and a TokenProvider: set one of them.");
        var token = string.IsNullOrEmpty(options.AccessToken)
            ? null
            : BearerToken.Of(options.AccessToken) ?? throw new InvalidOperationException("LosantClientOptions.AccessToken has characters that no token has.");
        if (string.IsNullOrEmpty(options.AcceptVersion) || !HeaderValue.IsSafe(options.AcceptVersion))
            throw new InvalidOperationException("LosantClientOptions.AcceptVersion must be visible ASCII text.");
        if (options.LosantDomain is { } domain && !HeaderValue.IsSafe(domain))
            throw new InvalidOperationException("LosantClientOptions.LosantDomain must be visible ASCII text.");
        if (options.Timeout is { } timeout && !Deadline.IsTimeout(timeout))
            throw new InvalidOperationException("LosantClientOptions.Timeout must be positive and at most 24 days, or Timeout.InfiniteTimeSpan.");
        if (options.MaxResponseSize is < 1 || options.MaxResponseSize > Array.MaxLength)
            throw new InvalidOperationException("LosantClientOptions.MaxResponseSize must be from 1 to Array.MaxLength bytes.");
        return new ClientSettings(options, baseUrl, token);
    }

    /// <summary>Where calls go: what the options say, then what the given HttpClient says, then the vendor's own.</summary>
    public string BaseUrlFor(HttpClient? given) =>
        BaseUrl ?? CheckBaseUrl(given?.BaseAddress ?? LosantClientOptions.DefaultBaseUrl);

    public TimeSpan TimeoutFor(HttpClient? given) => Options.Timeout ?? given?.Timeout ?? DefaultTimeout;

    // The token goes wherever this points, so it has to be encrypted or stay on the machine.
    private static string CheckBaseUrl(Uri url)
    {
        if (!url.IsAbsoluteUri)
            throw new InvalidOperationException("The base URL must be absolute, https://api.losant.com for example.");
        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            throw new InvalidOperationException("The base URL must begin with https; http is accepted for loopback addresses only.");
        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
            throw new InvalidOperationException("The base URL must have no user name, query or fragment.");
        return url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
    }
}
