namespace Losant;

/// <summary>
/// A call has no access token: it needs one and none is set, or the <see cref="ILosantTokenProvider"/> returned
/// an invalid token. Nothing was sent. A token that the API rejects throws a <see cref="LosantUnauthorizedException"/>.
/// </summary>
public sealed class LosantTokenException : LosantException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What is wrong with the token. Never the token itself.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LosantTokenException(string? message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal static LosantTokenException Missing(string resource, string action) =>
        new($"{resource}.{action} needs an access token: set AccessToken or TokenProvider in LosantClientOptions, or TokenProvider in LosantRequestOptions.");
}
