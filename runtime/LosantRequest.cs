using System.Net;
using Losant.Runtime.Http.Calls;

namespace Losant;

/// <summary>
/// Tells a message handler, such as a retry strategy, whether it may resend a request that a client sends through the
/// <see cref="HttpClient"/> passed to it. Requests from other sources are never considered idempotent.
/// </summary>
public static class LosantRequest
{
    /// <summary>
    /// The key in <see cref="HttpRequestMessage.Options"/> for whether the request is idempotent: sending it twice has the same
    /// effect as sending it once. True for reads; false for calls that change something, for GETs that start a job, and for uploads
    /// that cannot be rewound.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> IdempotentKey = new("Losant.Idempotent");

    /// <summary>Whether a request is idempotent; see <see cref="IdempotentKey"/>.</summary>
    /// <param name="request">The request.</param>
    /// <returns>True if it is idempotent; false also if it is null or does not come from a client of this library.</returns>
    public static bool IsIdempotent(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(IdempotentKey, out var repeatable) && repeatable && IsRewindable(request);

    /// <summary>
    /// Whether a request may be resent after its outcome: always if it <see cref="IsIdempotent"/>; otherwise only if the
    /// server did not process it, because it returned 429 or was never reached. False if the body cannot be rewound.
    /// Does not say whether another attempt is useful.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The server's response, if there is one.</param>
    /// <param name="exception">The exception, if there is no response.</param>
    /// <returns>Whether the request may be resent.</returns>
    public static bool CanRetry(HttpRequestMessage? request, HttpResponseMessage? response = null, Exception? exception = null)
    {
        if (request is null || !request.Options.TryGetValue(IdempotentKey, out var repeatable) || !IsRewindable(request))
            return false;
        return repeatable || response?.StatusCode == HttpStatusCode.TooManyRequests || NeverReached(exception);
    }

    internal static bool IsRewindable(HttpRequestMessage request) => request.Content is not MultipartBody { IsRewindable: false };

    private static bool NeverReached(Exception? exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError,
    };
}
