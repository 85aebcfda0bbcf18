namespace Losant.Runtime.Http.Tokens;

/// <summary>A provider that gets its tokens by signing in.</summary>
/// <typeparam name="T">What a sign-in returns.</typeparam>
internal interface ISignInProvider<T>
{
    /// <summary>The clock that decides when a token is renewed.</summary>
    TimeProvider TimeProvider { get; }

    /// <summary>The requested lifetime of tokens that do not state theirs; null if they do not expire.</summary>
    TimeSpan? TokenLifetime { get; }

    /// <summary>Gets the token of a sign-in.</summary>
    string TokenOf(T signIn);

    /// <summary>Signs in.</summary>
    /// <param name="client">The client that asks; null if the provider is used on its own.</param>
    /// <param name="current">The sign-in whose token is about to expire; null if there is no valid one.</param>
    Task<T> SignInAsync(ActionPipeline? client, T? current);
}
