namespace Losant.Runtime.Json;

/// <summary>The members that the server adds to objects by default or on request (<see cref="LosantClientOptions.IncludeLinks"/> and the like).</summary>
internal static class HalMembers
{
    public const string Actions = "_actions";

    public const string Links = "_links";

    public const string Embedded = "_embedded";

    /// <summary>Whether a name is one of these members' names.</summary>
    public static bool Contains(ReadOnlySpan<byte> name) => !name.IsEmpty && name[0] == '_'
        && (name.SequenceEqual("_links"u8) || name.SequenceEqual("_embedded"u8) || name.SequenceEqual("_actions"u8) || name.SequenceEqual("_type"u8) || name.SequenceEqual("_etag"u8));
}
