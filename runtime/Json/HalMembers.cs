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

    /// <summary>Whether a request asked for one of these members. The server adds the type and the tag together with any of the others.</summary>
    public static bool IsRequested(ReadOnlySpan<byte> name, RequestedMembers requested)
    {
        if (name.SequenceEqual("_links"u8)) return (requested & RequestedMembers.Links) != 0;
        if (name.SequenceEqual("_embedded"u8)) return (requested & RequestedMembers.Embedded) != 0;
        if (name.SequenceEqual("_actions"u8)) return (requested & RequestedMembers.Actions) != 0;
        return requested != RequestedMembers.None;
    }
}

/// <summary>The members for navigation that a request asked for.</summary>
[Flags]
internal enum RequestedMembers
{
    None = 0,
    Links = 1,
    Embedded = 2,
    Actions = 4,
}
