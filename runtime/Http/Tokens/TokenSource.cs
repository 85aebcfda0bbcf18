namespace Losant.Runtime.Http.Tokens;

/// <summary>Supplies the token for calls: a fixed one, or from a provider.</summary>
internal sealed class TokenSource
{
    private readonly ILosantTokenProvider? _provider;
    private readonly ActionPipeline? _pipeline;
    private volatile BearerToken? _last;
    private volatile BearerToken? _judged;

    /// <summary>Initializes a source with a fixed token.</summary>
    public TokenSource(BearerToken token) => _last = token;

    /// <summary>Initializes a source with a provider; one that signs in does so through the client, unless it has its own options.</summary>
    public TokenSource(ILosantTokenProvider provider, ActionPipeline pipeline)
    {
        _provider = provider;
        _pipeline = pipeline;
        (provider as IClientTokenProvider)?.GiveTo(pipeline);
    }

    /// <summary>Gets the token for a call.</summary>
    /// <exception cref="LosantTokenException">The provider returned an invalid token.</exception>
    public ValueTask<BearerToken> GetAsync(CancellationToken cancellationToken) => _provider is null ? new(_last!) : AskAsync(_provider, cancellationToken);

    /// <summary>Tells the provider, once for each token, whether the API accepted it.</summary>
    public void Judge(BearerToken token, bool isGood)
    {
        if (_judged == token || _provider is not IClientTokenProvider provider)
            return;
        _judged = token;
        provider.Judge(token.Value, isGood);
    }

    /// <summary>Gets a different token after the API rejected one; null if there is none.</summary>
    public async ValueTask<BearerToken?> ReplaceAsync(BearerToken refused, CancellationToken cancellationToken)
    {
        if (_provider is null)
            return null;
        _provider.Reject(refused.Value);
        var next = await GetAsync(cancellationToken).ConfigureAwait(false);
        return next.Value == refused.Value ? null : next;
    }

    // A provider may ignore the cancellation.
    private async ValueTask<BearerToken> AskAsync(ILosantTokenProvider provider, CancellationToken cancellationToken)
    {
        var last = _last;
        var asked = provider is IClientTokenProvider signsIn ? signsIn.GetTokenAsync(_pipeline!, cancellationToken) : provider.GetTokenAsync(cancellationToken);
        if (!asked.IsCompleted)
        {
            var task = asked.AsTask();
            // Not as a task with a result: Native AOT would compile this for the results of all tasks in the program.
            await ((Task)task).WaitAsync(cancellationToken).ConfigureAwait(false);
            asked = new ValueTask<string>(task);
        }

        var text = await asked.ConfigureAwait(false);
        return last is not null && last.Value == text ? last : _last = BearerToken.Of(text) ?? throw Invalid(text);
    }

    // The provider must not keep what cannot be sent.
    private LosantTokenException Invalid(string? text)
    {
        if (text is not null)
            _provider!.Reject(text);
        return new LosantTokenException($"{_provider!.GetType().Name} returned an invalid token: it is empty or has characters that are not valid in a token.");
    }
}
