namespace Losant.Runtime.Http.Tokens;

/// <summary>A provider that gets its tokens from the API itself, and can use the connections and options of a client.</summary>
internal interface IClientTokenProvider : ILosantTokenProvider
{
    /// <summary>Tells the provider that a client has it, before the client asks for a token.</summary>
    void GiveTo(ActionPipeline client);

    /// <inheritdoc cref="ILosantTokenProvider.GetTokenAsync" />
    /// <exception cref="InvalidOperationException">The provider's tokens belong to another API than the client's.</exception>
    ValueTask<string> GetTokenAsync(ActionPipeline client, CancellationToken cancellationToken);

    /// <summary>Says whether the API accepted a token.</summary>
    void Judge(string token, bool isGood);
}
