namespace Losant;

/// <summary>
/// Where access tokens come from when they change over time. It is asked before every call, by many calls at once, so an
/// implementation keeps what it has and is thread-safe. <see cref="LosantDeviceTokenProvider"/> signs in a device.
/// </summary>
public interface ILosantTokenProvider
{
    /// <summary>Gives the token that a call shall carry.</summary>
    /// <param name="cancellationToken">Ends when the call that asks is cancelled or out of time.</param>
    /// <returns>The token; an empty one fails the call.</returns>
    ValueTask<string> GetTokenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// ByProperty when the API responded 401 to a call with this token. The client then asks for a token once more, and sends the call
    /// again once if it gets another one than this. Does nothing by default.
    /// </summary>
    /// <param name="token">The token that was not accepted.</param>
    void Reject(string token)
    {
    }
}
