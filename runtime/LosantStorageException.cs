using System.Net;

namespace Losant;

/// <summary>The storage refused a download or an upload. The message does not contain the link, which is a secret.</summary>
public class LosantStorageException : LosantException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="statusCode">The status of the response.</param>
    public LosantStorageException(HttpStatusCode statusCode)
        : base($"The storage refused the request with status {(int)statusCode}. Links to files expire, after 24 hours in most cases.") => StatusCode = statusCode;

    /// <summary>The status of the response.</summary>
    public HttpStatusCode StatusCode { get; }
}
