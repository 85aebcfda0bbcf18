using System.Net;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>The API rejected the token (status 401): it is invalid, expired or revoked.</summary>
public sealed class LosantUnauthorizedException : LosantApiException
{
    /// <summary>Initializes the exception as the client does, for tests and fakes; set the properties to what the API returned.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LosantUnauthorizedException(string? message, Exception? innerException = null)
        : base(message, HttpStatusCode.Unauthorized, innerException)
    {
    }

    internal LosantUnauthorizedException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
