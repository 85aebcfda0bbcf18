using Losant.Runtime;

namespace Losant;

/// <summary>The API found the request invalid (status 422, or 400 with the error type <c>Validation</c>). What is found before sending is a <see cref="LosantRequestValidationException"/>.</summary>
public sealed class LosantBadRequestException : LosantApiException
{
    internal LosantBadRequestException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
