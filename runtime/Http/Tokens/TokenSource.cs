using System.Runtime.CompilerServices;

namespace Losant.Runtime;

/// <summary>Where a client's calls get their token: the fixed one, or a provider.</summary>
internal sealed class TokenSource(ClientSettings settings, ActionPipeline pipeline)
{
    private volatile BearerToken? _last;

    public bool HasToken => settings.Token is not null || settings.TokenProvider is not null;

    /// <summary>The token for a call; null when there is none.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<BearerToken?> GetAsync(CancellationToken cancellationToken)
    {
        if (settings.TokenProvider is not { } provider)
            return settings.Token;
        var text = provider is LosantDeviceTokenProvider device
            ? await device.GetTokenAsync(pipeline, cancellationToken).ConfigureAwait(false)
            : await AskAsync(provider, cancellationToken).ConfigureAwait(false);
        var last = _last;
        return last is not null && last.Text == text ? last : _last = new BearerToken(text);
    }

    // A provider may take no notice of the call's end.
    private static ValueTask<string> AskAsync(ILosantTokenProvider provider, CancellationToken cancellationToken)
    {
        var asked = provider.GetTokenAsync(cancellationToken);
        return asked.IsCompleted ? asked : new ValueTask<string>(asked.AsTask().WaitAsync(cancellationToken));
    }

    /// <summary>Another token after the API refused one; null when there is none.</summary>
    public async ValueTask<BearerToken?> ReplaceAsync(BearerToken refused, CancellationToken cancellationToken)
    {
        if (settings.TokenProvider is not { } provider)
            return null;
        provider.Reject(refused.Text);
        var next = await GetAsync(cancellationToken).ConfigureAwait(false);
        return next?.Text == refused.Text ? null : next;
    }
}
