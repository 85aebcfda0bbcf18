using Losant.Runtime;

namespace Losant;

/// <summary>The API responded, but not with something that can be used: no JSON, another content type, nothing where something is due, a body that broke off or one larger than <see cref="LosantClientOptions.MaxResponseSize"/>. Status and text are kept; the inner exception says what is wrong with them, a <see cref="LosantSerializationException"/> for JSON.</summary>
public sealed class LosantResponseException : LosantApiException
{
    internal LosantResponseException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
