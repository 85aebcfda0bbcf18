namespace Losant;

/// <summary>The API's response to the sign-in of a user; returned by <see cref="LosantUserTokenProvider.GetSignInAsync"/>.</summary>
public sealed class LosantUserSignIn
{
    /// <summary>Initializes a sign-in, for tests and fakes.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">The token is null or empty.</exception>
    public LosantUserSignIn(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        Token = token;
    }

    /// <summary>The access token. It is a secret.</summary>
    public string Token { get; }

    /// <summary>The id of the user; null if the API does not return it.</summary>
    public string? UserId { get; init; }

    /// <inheritdoc />
    public override string ToString() => nameof(LosantUserSignIn);
}
