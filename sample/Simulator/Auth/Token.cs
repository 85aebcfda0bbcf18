using Losant.Simulator.Store;

namespace Losant.Simulator.Auth;

/// <summary>Whom a token stands for.</summary>
internal enum TokenKind
{
    User,
    Application,
    Device,

    /// <summary>Nobody: the call needs no token.</summary>
    None,
}

/// <summary>An access token that was issued.</summary>
internal sealed record Token
{
    public static readonly Token None = new() { Value = string.Empty, Kind = TokenKind.None, Scopes = [] };

    public required string Value { get; init; }

    public required TokenKind Kind { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The only application that it can see; null for a user's.</summary>
    public string? ApplicationId { get; init; }

    public string? DeviceId { get; init; }

    public string? UserId { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The API token or the access key that it depends on: if that is inactive or gone, the token is not valid.</summary>
    public Document? Source { get; init; }
}
