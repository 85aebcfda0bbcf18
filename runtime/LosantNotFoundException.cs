using System.Net;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>The resource does not exist, or the token has no access to it (status 404).</summary>
public sealed class LosantNotFoundException : LosantApiException
{
    /// <summary>Initializes the exception as the client does, for tests and fakes; set the properties to what the API returned.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LosantNotFoundException(string? message, Exception? innerException = null)
        : base(message, HttpStatusCode.NotFound, innerException)
    {
    }

    internal LosantNotFoundException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
