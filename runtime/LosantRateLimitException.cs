using Losant.Runtime;

namespace Losant;

/// <summary>Too many calls (status 429). <see cref="LosantApiException.RetryAfter"/> says how long to wait if the server does.</summary>
public sealed class LosantRateLimitException : LosantApiException
{
    internal LosantRateLimitException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
