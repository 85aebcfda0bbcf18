using Losant.Runtime;

namespace Losant;

/// <summary>The API found the request invalid (status 422, or 400 with the error type <c>Validation</c>). What is found before sending is a <see cref="LosantValidationException"/>.</summary>
public sealed class LosantApiValidationException : LosantApiException
{
    internal LosantApiValidationException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
