namespace Losant.Simulator;

/// <summary>A user who can sign in to a simulator.</summary>
public sealed record SimulatedUser
{
    /// <summary>The e-mail address, by which the user signs in.</summary>
    public required string Email { get; init; }

    /// <summary>The password: at least 8 characters, or the API refuses the request.</summary>
    public required string Password { get; init; }

    /// <summary>The first name.</summary>
    public string FirstName { get; init; } = "Sample";

    /// <summary>The last name.</summary>
    public string LastName { get; init; } = "User";

    /// <summary>
    /// The key of the authenticator app in base32, for a user with a second factor; null for a user without one. <see cref="LosantSimulator.TwoFactorCode"/>
    /// returns its codes.
    /// </summary>
    public string? TwoFactorKey { get; init; }

    /// <summary>Whether the account is locked: every sign-in is refused with the type AccountLocked.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Whether the account signs in elsewhere, which auth.ssoDomain tells.</summary>
    public bool UsesSingleSignOn { get; init; }
}
