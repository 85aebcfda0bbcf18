using System.Net;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>The API knows no such resource (status 404), or the token may not see it.</summary>
public sealed class LosantNotFoundException : LosantApiException
{
    /// <summary>Initializes the exception as the client does, for tests and fakes; what the API said is set by the properties.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public LosantNotFoundException(string? message, Exception? innerException = null)
        : base(message, HttpStatusCode.NotFound, innerException)
    {
    }

    internal LosantNotFoundException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
