namespace Losant.Runtime;

/// <summary>A client's options, checked and frozen.</summary>
internal sealed class ClientSettings
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(100);

    public ClientSettings(LosantClientOptions options)
    {
        if (options.BaseUrl is { } url)
            BaseUrl = CheckBaseUrl(url);
        if (options.AccessToken is not null && options.TokenProvider is not null)
            throw new InvalidOperationException("LosantClientOptions has both an AccessToken and a TokenProvider: set one of them.");
        if (!string.IsNullOrEmpty(options.AccessToken))
            Token = new BearerToken(options.AccessToken);
        TokenProvider = options.TokenProvider;

        AcceptVersion = options.AcceptVersion;
        if (string.IsNullOrEmpty(AcceptVersion) || !HeaderValue.IsSafe(AcceptVersion))
            throw new InvalidOperationException("LosantClientOptions.AcceptVersion must be visible ASCII text.");
        LosantDomain = options.LosantDomain;
        if (LosantDomain is not null && !HeaderValue.IsSafe(LosantDomain))
            throw new InvalidOperationException("LosantClientOptions.LosantDomain must be visible ASCII text.");

        IncludeActions = options.IncludeActions;
        IncludeLinks = options.IncludeLinks;
        IncludeEmbedded = options.IncludeEmbedded;
        ValidateRequests = options.ValidateRequests;

        if (options.Timeout is { } timeout && !Deadline.IsTimeout(timeout))
            throw new InvalidOperationException("LosantClientOptions.Timeout must be positive and at most 24 days, or Timeout.InfiniteTimeSpan.");
        Timeout = options.Timeout;
        if (options.MaxResponseSize is < 1 || options.MaxResponseSize > Array.MaxLength)
            throw new InvalidOperationException("LosantClientOptions.MaxResponseSize must be from 1 to Array.MaxLength bytes.");
        MaxResponseSize = (int)options.MaxResponseSize;

        TimeProvider = options.TimeProvider ?? TimeProvider.System;
        OnRequest = options.OnRequest;
        OnResponse = options.OnResponse;
        OnFailure = options.OnFailure;
    }

    /// <summary>Null when the options name none.</summary>
    public string? BaseUrl { get; }

    public BearerToken? Token { get; }

    public ILosantTokenProvider? TokenProvider { get; }

    public string AcceptVersion { get; }

    public string? LosantDomain { get; }

    public bool IncludeActions { get; }

    public bool IncludeLinks { get; }

    public bool IncludeEmbedded { get; }

    public bool ValidateRequests { get; }

    public TimeSpan? Timeout { get; }

    public int MaxResponseSize { get; }

    public TimeProvider TimeProvider { get; }

    public Action<LosantRequestContext>? OnRequest { get; }

    public Action<LosantResponseContext>? OnResponse { get; }

    public Action<LosantFailureContext>? OnFailure { get; }

    /// <summary>Where calls go: what the options say, then what the given HttpClient says, then the vendor's own.</summary>
    public string BaseUrlFor(HttpClient? given) =>
        BaseUrl ?? CheckBaseUrl(given?.BaseAddress ?? LosantClientOptions.DefaultBaseUrl);

    public TimeSpan TimeoutFor(HttpClient? given) => Timeout ?? given?.Timeout ?? DefaultTimeout;

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
