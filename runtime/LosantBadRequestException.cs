using System.Net;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>
/// The API did not accept what was sent (status 400 or 422). What the client itself finds before it sends anything is a
/// <see cref="LosantRequestValidationException"/>.
/// </summary>
public sealed class LosantBadRequestException : LosantApiException
{
    /// <summary>Initializes the exception as the client does, for tests and fakes; what the API said is set by the properties.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="statusCode">The HTTP status: 400 or 422.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public LosantBadRequestException(string? message, HttpStatusCode statusCode = HttpStatusCode.BadRequest, Exception? innerException = null)
        : base(message, statusCode, innerException)
    {
    }

    internal LosantBadRequestException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
