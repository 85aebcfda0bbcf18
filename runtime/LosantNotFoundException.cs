using Losant.Runtime;

namespace Losant;

/// <summary>The API knows no such resource (status 404), or the token may not see it.</summary>
public sealed class LosantNotFoundException : LosantApiException
{
    internal LosantNotFoundException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
