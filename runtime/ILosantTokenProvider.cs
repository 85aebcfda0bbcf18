namespace Losant;

/// <summary>
/// Provides access tokens that change over time. The client asks it before every call, also from several calls at once, so an
/// implementation must cache its token and be thread-safe. <see cref="LosantDeviceTokenProvider"/> signs in a device.
/// </summary>
public interface ILosantTokenProvider
{
    /// <summary>Gets the access token for a call.</summary>
    /// <param name="cancellationToken">Cancelled when the call is cancelled or times out.</param>
    /// <returns>The token; an empty one fails the call.</returns>
    ValueTask<string> GetTokenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Called when the API returned 401 to a call with this token. The client then asks for a token again, and resends the call
    /// once if it gets a different one. Called too if a header cannot contain the token: the call fails, and a provider that caches must not
    /// keep it. Does nothing by default.
    /// </summary>
    /// <param name="token">The token that was not accepted.</param>
    void Reject(string token)
    {
    }
}
