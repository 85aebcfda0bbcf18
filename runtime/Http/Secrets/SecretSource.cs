using Losant.Runtime.Http.Tokens;
using Losant.Runtime.Secrets;

namespace Losant.Runtime.Http.Secrets;

/// <summary>Where the secrets of a call are. They are collected only when a text is about to leave the library, which an ordinary call has none of.</summary>
/// <param name="Names">The names of secrets.</param>
/// <param name="Token">The call's token.</param>
/// <param name="Info">The action; null if the request is not known any more.</param>
/// <param name="Request">The request; null if it is not known any more.</param>
internal readonly record struct SecretSource(SecretNames Names, BearerToken? Token, ActionInfo? Info = null, HttpRequestMessage? Request = null)
{
    private readonly CallSecrets? _collected = null;

    /// <summary>Initializes the source of secrets that are collected already; null means that there was no call.</summary>
    public SecretSource(CallSecrets? collected)
        : this(SecretNames.Known, Token: null) => _collected = collected;

    /// <summary>Collects the secrets.</summary>
    public CallSecrets Collect()
    {
        if (_collected is not null)
            return _collected;
        var secrets = new CallSecrets(Names);
        if (Token is not null)
            secrets.AddToken(Token.Value);
        if (Request is not null)
            RequestSecrets.AddTo(secrets, Info!, Request);
        return secrets;
    }
}
