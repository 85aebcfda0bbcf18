using Losant.Runtime;
using Losant.Runtime.Http.Tokens;

namespace Losant;

/// <summary>
/// Signs in a user (<c>POST /auth/user</c>) with email address, password and, if the account has a second factor, a code. As the token provider of a client, it
/// signs in through that client. Concurrent calls share one sign-in. Shortly before the token expires, it is renewed without the password
/// (<c>GET /me/refreshToken</c>); if that fails, or the API rejects the token, the user signs in again. A sign-in that fails is not tried again at once, as with
/// <see cref="LosantDeviceTokenProvider"/>, and as there, a provider serves one API. An account that uses single sign-on has no password: give its token to
/// <see cref="LosantClientOptions.AccessToken"/>.
/// </summary>
/// <example>
/// <code>
/// var user = new LosantUserTokenProvider(email, password) { TwoFactorCode = () => AskAsync("Code?") };
/// using var losant = new LosantClient(new LosantClientOptions { TokenProvider = user });
/// </code>
/// </example>
public sealed class LosantUserTokenProvider : ILosantTokenProvider, IClientTokenProvider, ISignInProvider<LosantUserSignIn>
{
    private readonly SignInCache<LosantUserSignIn> _cache;
    private readonly SignInApi _api = new();
    private readonly string _email;
    private readonly string _password;

    /// <summary>Initializes the provider of a user's tokens.</summary>
    /// <param name="email">The address with which the user signs in.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="ArgumentException">One of them is null or empty.</exception>
    public LosantUserTokenProvider(string email, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(email);
        ArgumentException.ThrowIfNullOrEmpty(password);
        (_email, _password) = (email, password);
        _cache = new SignInCache<LosantUserSignIn>(this);
    }

    /// <summary>
    /// Asks for the code of the second factor, once the API has refused the sign-in without one; null (the default) for an account without it. It is not called when a token is renewed.
    /// </summary>
    public Func<Task<string>>? TwoFactorCode { get; init; }

    /// <summary>The requested scopes of the token, such as <c>all.User.read</c>; null means the API's default, <c>all.User</c>.</summary>
    public IReadOnlyList<string>? RequestedScopes { get; init; }

    /// <summary>The clock that decides when a token is renewed; the system clock by default. For tests.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <inheritdoc cref="LosantDeviceTokenProvider.BaseUrl" />
    public Uri? BaseUrl
    {
        get => _api.Given;
        init => _api.Given = value;
    }

    /// <inheritdoc cref="LosantDeviceTokenProvider.HttpClient" />
    public HttpClient? HttpClient
    {
        get => _api.HttpClient;
        init => _api.HttpClient = value;
    }

    /// <inheritdoc cref="LosantDeviceTokenProvider.AcceptVersion" />
    public string? AcceptVersion
    {
        get => _api.AcceptVersion;
        init => _api.AcceptVersion = value;
    }

    /// <summary>The sign-in whose token is in use; null before the first sign-in and after the token was rejected.</summary>
    public LosantUserSignIn? Current => _cache.Current;

    // The API does not say in which unit it takes a lifetime; the token states its expiry.
    TimeSpan? ISignInProvider<LosantUserSignIn>.TokenLifetime => null;

    /// <inheritdoc cref="LosantDeviceTokenProvider.GetTokenAsync" />
    public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken = default) =>
        (await _cache.ObtainAsync(client: null, cancellationToken).ConfigureAwait(false)).Token;

    /// <summary>Gets the whole sign-in response, as <see cref="GetTokenAsync"/> gets the token.</summary>
    /// <inheritdoc cref="GetTokenAsync" />
    /// <returns>The sign-in whose token is in use.</returns>
    public ValueTask<LosantUserSignIn> GetSignInAsync(CancellationToken cancellationToken = default) => _cache.ObtainAsync(client: null, cancellationToken);

    /// <inheritdoc cref="LosantDeviceTokenProvider.Reject" />
    public void Reject(string token) => _cache.Reject(token);

    void IClientTokenProvider.GiveTo(ActionPipeline client) => _api.GiveTo(client);

    async ValueTask<string> IClientTokenProvider.GetTokenAsync(ActionPipeline client, CancellationToken cancellationToken)
    {
        _api.Check(client, nameof(LosantUserTokenProvider));
        return (await _cache.ObtainAsync(client, cancellationToken).ConfigureAwait(false)).Token;
    }

    void IClientTokenProvider.Judge(string token, bool isGood) => _cache.Judge(token, isGood);

    string ISignInProvider<LosantUserSignIn>.TokenOf(LosantUserSignIn signIn) => signIn.Token;

    Task<LosantUserSignIn> ISignInProvider<LosantUserSignIn>.SignInAsync(ActionPipeline? client, LosantUserSignIn? current) =>
        _api.SendAsync(client, async pipeline => await RefreshAsync(pipeline, current).ConfigureAwait(false) ?? await SignInAsync(pipeline).ConfigureAwait(false));

    private async Task<LosantUserSignIn?> RefreshAsync(ActionPipeline pipeline, LosantUserSignIn? current)
    {
        if (current is null)
            return null;
        try
        {
            return await UserSignIn.RefreshAsync(pipeline, current.Token, _api.Timeout).ConfigureAwait(false);
        }
        catch (LosantApiException e) when ((int)e.StatusCode is >= 400 and < 500 && e is not LosantRateLimitException)
        {
            return null;
        }
    }

    private async Task<LosantUserSignIn> SignInAsync(ActionPipeline pipeline)
    {
        try
        {
            return await SignInAsync(pipeline, code: null).ConfigureAwait(false);
        }
        catch (LosantUnauthorizedException) when (TwoFactorCode is not null)
        {
            return await SignInAsync(pipeline, await TwoFactorCode().ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private Task<LosantUserSignIn> SignInAsync(ActionPipeline pipeline, string? code) =>
        UserSignIn.SignInAsync(pipeline, new UserSignIn.Credentials(_email, _password, code, RequestedScopes), _api.Timeout);
}
