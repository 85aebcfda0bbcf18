using Losant.Runtime.Http.Tokens;
using Losant.Runtime.Secrets;

namespace Losant.Runtime.Http.Secrets;

/// <summary>Where the secrets of a call are. They are collected only when a text is about to leave the library, which an ordinary call has none of.</summary>
/// <param name="names">The names of secrets.</param>
/// <param name="token">The call's token.</param>
/// <param name="info">The action; null if the request is not known any more.</param>
/// <param name="request">The request; null if it is not known any more.</param>
internal readonly struct SecretSource(SecretNames names, BearerToken? token, ActionInfo? info = null, HttpRequestMessage? request = null)
{
    private readonly CallSecrets? _collected = null;

    /// <summary>Initializes the source of secrets that are collected already; null means that there was no call.</summary>
    public SecretSource(CallSecrets? collected)
        : this(SecretNames.Known, token: null) => _collected = collected;

    public SecretNames Names { get; } = names;

    public ActionInfo? Info { get; } = info;

    /// <summary>Collects the secrets.</summary>
    public CallSecrets Collect()
    {
        if (_collected is not null)
            return _collected;
        var secrets = new CallSecrets(Names);
        if (token is not null)
            secrets.AddToken(token.Value);
        if (request is not null)
            RequestSecrets.AddTo(secrets, Info!, request);
        return secrets;
    }
}
