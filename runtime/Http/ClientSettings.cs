using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Sending;
using Losant.Runtime.Http.Tokens;

namespace Losant.Runtime.Http;

/// <summary>A client's checked and frozen options, with values derived from them. Other values are read from the options.</summary>
internal sealed class ClientSettings
{
    /// <summary>The timeout of a call if neither options nor an HttpClient have one.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(100);
    private static readonly string Library = "LosantGen/" + typeof(ClientSettings).Assembly.GetName().Version?.ToString(3);

    private ClientSettings(LosantClientOptions options)
    {
        Options = options;
        BaseUrl = options.BaseUrl is { } url ? BaseUrlOf(url) : null;
        Token = BearerToken.Of(options.AccessToken);
    }

    public LosantClientOptions Options { get; }

    /// <summary>The base URL; null if the options have none.</summary>
    public string? BaseUrl { get; }

    public BearerToken? Token { get; }

    public TimeProvider Clock => Options.TimeProvider;

    public int MaxResponseSize => (int)Options.MaxResponseSize;

    /// <summary>Checks options without freezing them.</summary>
    /// <exception cref="InvalidOperationException">Options are not valid; the message says which ones, and what they must be.</exception>
    public static ClientSettings Of(LosantClientOptions options) => Check(options) is { Count: > 0 } wrong
        ? throw new InvalidOperationException(string.Join(' ', wrong))
        : new ClientSettings(options);

    /// <summary>Gets everything that is wrong with options: which option, and what it must be.</summary>
    public static List<string> Check(LosantClientOptions options)
    {
        List<string> wrong = [];
        if (options.BaseUrl is { } url && WrongWith(url) is { } reason)
            wrong.Add(reason);
        if (options.AccessToken is not null && options.TokenProvider is not null)
            wrong.Add("LosantClientOptions has both an AccessToken and a TokenProvider: set one of them.");
        if (!string.IsNullOrEmpty(options.AccessToken) && BearerToken.Of(options.AccessToken) is null)
            wrong.Add("LosantClientOptions.AccessToken has characters that are not valid in a token.");
        if (options.AcceptVersion is { } version && !IsHeader(version))
            wrong.Add("LosantClientOptions.AcceptVersion must consist of visible ASCII characters.");
        if (options.LosantDomain is { } domain && !IsHeader(domain))
            wrong.Add("LosantClientOptions.LosantDomain must consist of visible ASCII characters.");
        if (options.UserAgent is { } agent && !IsUserAgent(agent))
            wrong.Add("LosantClientOptions.UserAgent must consist of products and comments in visible ASCII characters, such as MyProgram/1.2 (north).");
        if (options.Timeout is { } timeout && !Deadline.IsTimeout(timeout))
            wrong.Add("LosantClientOptions.Timeout must be positive and at most 24 days, or Timeout.InfiniteTimeSpan.");
        if (options.MaxResponseSize is < 1 || options.MaxResponseSize > Array.MaxLength)
            wrong.Add("LosantClientOptions.MaxResponseSize must be from 1 to Array.MaxLength bytes.");
        return wrong;
    }

    /// <summary>Gets the base URL for calls from a URL.</summary>
    /// <exception cref="InvalidOperationException">The token must not be sent to the URL.</exception>
    public static string BaseUrlOf(Uri url) => WrongWith(url) is { } reason
        ? throw new InvalidOperationException(reason)
        : url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');

    /// <summary>The base URL for calls: from the options, else from the given HttpClient, else the default.</summary>
    public string BaseUrlFor(HttpClient? given) =>
        BaseUrl ?? BaseUrlOf(given?.BaseAddress ?? LosantClientOptions.DefaultBaseUrl);

    /// <summary>The library's header <c>User-Agent</c> after that of the options; null if the given HttpClient sends its own and the options have none.</summary>
    public string? UserAgentFor(HttpClient? given) => Options.UserAgent is { } own ? own + " " + Library
        : given?.DefaultRequestHeaders.NonValidated.Contains("User-Agent") == true ? null : Library;

    public TimeSpan TimeoutFor(HttpClient? given) => Options.Timeout ?? given?.Timeout ?? DefaultTimeout;

    private static bool IsHeader(string value) => !string.IsNullOrWhiteSpace(value) && HeaderValue.IsSafe(value);

    private static bool IsUserAgent(string value)
    {
        using var request = new HttpRequestMessage();
        return IsHeader(value) && request.Headers.UserAgent.TryParseAdd(value);
    }

    // The token is sent to this URL, so the connection must be encrypted or stay on the machine.
    private static string? WrongWith(Uri url)
    {
        if (!url.IsAbsoluteUri)
            return "The base URL must be absolute, such as https://api.losant.com.";
        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            return "The base URL must begin with https; http is accepted for loopback addresses only.";
        return url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0
            ? "The base URL must have no user name, query or fragment."
            : null;
    }
}
