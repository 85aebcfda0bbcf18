namespace Losant.Runtime.Http.Tokens;

/// <summary>A provider that gets its tokens from the API itself, and can use the connections and options of the calling client.</summary>
internal interface IClientTokenProvider : ILosantTokenProvider
{
    /// <inheritdoc cref="ILosantTokenProvider.GetTokenAsync" />
    ValueTask<string> GetTokenAsync(ActionPipeline client, CancellationToken cancellationToken);
}
