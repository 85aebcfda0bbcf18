using System.Net;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>Too many calls (status 429). <see cref="LosantApiException.RetryAfter"/> says how long to wait, if the server states it.</summary>
public sealed class LosantRateLimitException : LosantApiException
{
    /// <summary>Initializes the exception as the client does, for tests and fakes; set the properties to what the API returned.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LosantRateLimitException(string? message, Exception? innerException = null)
        : base(message, HttpStatusCode.TooManyRequests, innerException)
    {
    }

    internal LosantRateLimitException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
