using System.Net;
using Losant.Runtime.Http.Calls;

namespace Losant;

/// <summary>
/// Tells a handler in front of the network, a retry strategy for example, what may be done with a request that a client made
/// through an <see cref="HttpClient"/> it was given. Requests from elsewhere are never called repeatable.
/// </summary>
public static class LosantRequest
{
    /// <summary>
    /// Under this key in <see cref="HttpRequestMessage.Options"/>: whether sending the request twice does no more than sending it
    /// once. True for reads, false for calls that change something, for those that start a job though they are GETs, and for
    /// uploads that cannot be rewound.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> IdempotentKey = new("Losant.Idempotent");

    /// <summary>Whether sending a request twice does no more than sending it once; see <see cref="IdempotentKey"/>.</summary>
    /// <param name="request">The request.</param>
    /// <returns>False too when the request is null or does not come from a client of this library.</returns>
    public static bool IsIdempotent(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(IdempotentKey, out var repeatable) && repeatable && IsRewindable(request);

    /// <summary>
    /// Whether a request may be sent again after what came of it: always when it <see cref="IsIdempotent"/>; otherwise only when the
    /// server did not act on it, because it responded 429 or was never reached. A body that cannot be rewound rules it out.
    /// Says nothing on whether another attempt makes sense.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="response">What the server responded, if it did.</param>
    /// <param name="exception">Why there is no response, if there is none.</param>
    /// <returns>Whether the request may be sent again.</returns>
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
