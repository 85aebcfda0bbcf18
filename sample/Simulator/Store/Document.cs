using System.Text.Json.Nodes;
using Losant.Simulator.Storing;

namespace Losant.Simulator.Store;

/// <summary>
/// One thing that the API keeps: its members as the API returns them, and those that it never returns. Whoever changes a member calls <see cref="Edit"/>
/// first; otherwise the change is not stored.
/// </summary>
internal sealed class Document(string kind, string scope, JsonObject json, long position = 0, Journal? journal = null)
{
    /// <summary>The list resource that it belongs to, such as devices.</summary>
    public string Kind => kind;

    /// <summary>The ids of what contains it, such as its application's, joined by a slash.</summary>
    public string Scope => scope;

    /// <summary>Its place in the order of its collection.</summary>
    public long Position => position;

    public JsonObject Json { get; } = json;

    /// <summary>Passwords, secrets and the like.</summary>
    public JsonObject Hidden { get; init; } = [];

    public string Id { get; } = (string)json["id"]!;

    public bool IsDeleted => Json["deletedAt"] is not null;

    /// <summary>A member that is a string; null if there is none.</summary>
    public string? Text(string member) => JsonRead.Text(Json[member]);

    /// <summary>Says that members are changed, which is stored with all else that the request changes.</summary>
    /// <returns>This.</returns>
    public Document Edit()
    {
        if (journal is { IsOn: true })
            journal.Put(Records.Documents, Records.Key(this), () => Records.Of(this));
        return this;
    }
}
