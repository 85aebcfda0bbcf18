using Losant.Runtime;

namespace Losant;

/// <summary>The API did not accept the token (status 401): it is wrong, expired or revoked.</summary>
public sealed class LosantUnauthorizedException : LosantApiException
{
    internal LosantUnauthorizedException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
