using System.Runtime.CompilerServices;

namespace Losant.Runtime;

/// <summary>Where a client's calls get their token: the fixed one, or a provider.</summary>
internal sealed class TokenSource(ClientSettings settings, ActionRunner runner)
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
            ? await device.GetTokenAsync(runner, cancellationToken).ConfigureAwait(false)
            : await provider.GetTokenAsync(cancellationToken).ConfigureAwait(false);
        var last = _last;
        return last?.Text == text ? last : _last = new BearerToken(text);
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
