using System.Net;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>Too many calls (status 429). <see cref="LosantApiException.RetryAfter"/> says how long to wait if the server does.</summary>
public sealed class LosantRateLimitException : LosantApiException
{
    /// <summary>Initializes the exception as the client does, for tests and fakes; what the API said is set by the properties.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public LosantRateLimitException(string? message, Exception? innerException = null)
        : base(message, HttpStatusCode.TooManyRequests, innerException)
    {
    }

    internal LosantRateLimitException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
