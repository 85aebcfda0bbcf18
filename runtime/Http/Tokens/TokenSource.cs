using System.Runtime.CompilerServices;

namespace Losant.Runtime.Http.Tokens;

/// <summary>Where calls get their token: one that does not change, or a provider.</summary>
internal sealed class TokenSource
{
    private readonly Func<CancellationToken, ValueTask<string>>? _ask;
    private readonly ILosantTokenProvider? _provider;
    private volatile BearerToken? _last;

    /// <summary>A token that does not change.</summary>
    public TokenSource(BearerToken token) => _last = token;

    /// <summary>A provider; one that signs in does so through the client, as far as it has no options of its own.</summary>
    public TokenSource(ILosantTokenProvider provider, ActionPipeline pipeline)
    {
        _provider = provider;
        _ask = provider is IClientTokenProvider signsIn ? token => signsIn.GetTokenAsync(pipeline, token) : provider.GetTokenAsync;
    }

    /// <summary>The token for a call.</summary>
    /// <exception cref="LosantTokenException">The provider gave something that is no token.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<BearerToken> GetAsync(CancellationToken cancellationToken)
    {
        var last = _last;
        if (_ask is null)
            return last!;
        // A provider may take no notice of the call's end.
        var asked = _ask(cancellationToken);
        var text = asked.IsCompleted
            ? await asked.ConfigureAwait(false)
            : await asked.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        return last is not null && last.Text == text ? last : _last = BearerToken.Of(text)
            ?? throw new LosantTokenException($"{_provider!.GetType().Name} gave no token: the text is empty or has characters that no token has.");
    }

    /// <summary>Another token after the API refused one; null when there is none.</summary>
    public async ValueTask<BearerToken?> ReplaceAsync(BearerToken refused, CancellationToken cancellationToken)
    {
        if (_provider is null)
            return null;
        _provider.Reject(refused.Text);
        var next = await GetAsync(cancellationToken).ConfigureAwait(false);
        return next.Text == refused.Text ? null : next;
    }
}
