namespace Losant.Runtime.Http.Tokens;

/// <summary>
/// The API to which a provider signs in, and the connections for it: those of the client that asks, or those of the provider's own options.
/// It is one API, so that neither credentials nor tokens go to another server.
/// </summary>
internal sealed class SignInApi
{
    private ActionPipeline? _first;
    private string? _baseUrl;

    public Uri? Given { get; set; }

    public HttpClient? HttpClient { get; set; }

    public string? AcceptVersion { get; set; }

    /// <summary>The limit of a sign-in.</summary>
    public TimeSpan Timeout => HttpClient?.Timeout ?? ClientSettings.DefaultTimeout;

    // Bound once: what another thread has bound counts.
    private string BaseUrl => _baseUrl ?? Interlocked.CompareExchange(ref _baseUrl, Find(), null) ?? _baseUrl!;

    /// <inheritdoc cref="IClientTokenProvider.GiveTo" />
    public void GiveTo(ActionPipeline client) => Interlocked.CompareExchange(ref _first, client, null);

    /// <summary>Refuses a client of another API.</summary>
    /// <exception cref="InvalidOperationException">The client's API is another one.</exception>
    public void Check(ActionPipeline client, string provider)
    {
        if (client.BaseUrl != BaseUrl)
        {
            throw new InvalidOperationException($"The {provider} signs in to {BaseUrl}, but a client of {client.BaseUrl} uses it. " +
                "Create a provider for each API, and set its BaseUrl if it is used before it is given to a client.");
        }
    }

    /// <summary>Sends a sign-in, through a client if there is one.</summary>
    public async Task<T> SendAsync<T>(ActionPipeline? client, Func<ActionPipeline, Task<T>> send)
    {
        if (client is null && _first is { IsDisposed: false } first && first.BaseUrl == BaseUrl)
            client = first;
        if (client is not null && HttpClient is null && AcceptVersion is null)
            return await send(client).ConfigureAwait(false);

        // Sign-ins are rare, so keeping connections for the next one would only leave them idle.
        using var own = ActionPipeline.ForSignIn(client, BaseUrl, HttpClient, AcceptVersion);
        return await send(own).ConfigureAwait(false);
    }

    private string Find() => Given is null && _first is { } first
        ? first.BaseUrl
        : ClientSettings.BaseUrlOf(Given ?? HttpClient?.BaseAddress ?? LosantClientOptions.DefaultBaseUrl);
}
