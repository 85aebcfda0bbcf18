namespace Losant;

/// <summary>A call needs an access token and the client has none. Nothing was sent.</summary>
public sealed class LosantTokenException : InvalidOperationException
{
    internal LosantTokenException(string resource, string action)
        : base($"{resource}.{action} needs an access token: set AccessToken or TokenProvider in LosantClientOptions.")
    {
    }
}
