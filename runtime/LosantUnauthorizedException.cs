using System.Net;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>The API did not accept the token (status 401): it is wrong, expired or revoked.</summary>
public sealed class LosantUnauthorizedException : LosantApiException
{
    /// <summary>Initializes the exception as the client does, for tests and fakes; what the API said is set by the properties.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public LosantUnauthorizedException(string? message, Exception? innerException = null)
        : base(message, HttpStatusCode.Unauthorized, innerException)
    {
    }

    internal LosantUnauthorizedException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
