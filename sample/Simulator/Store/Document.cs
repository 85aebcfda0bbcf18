using System.Text.Json.Nodes;
using Losant.Simulator.Storing;

namespace Losant.Simulator.Store;

/// <summary>
/// One thing that the API keeps: its members as the API returns them, and those that it never returns. Whoever changes a member calls <see cref="Edit"/>
/// first; otherwise the change is not stored, and lists are not in order.
/// </summary>
internal sealed class Document(string kind, string scope, JsonObject json, long position = 0, Journal? journal = null)
{
    private bool? _isDeleted;

    /// <summary>The list resource that it belongs to, such as devices.</summary>
    public string Kind => kind;

    /// <summary>The ids of what contains it, such as its application's, joined by a slash.</summary>
    public string Scope => scope;

    /// <summary>Its place in the order of its collection.</summary>
    public long Position => position;

    public JsonObject Json { get; } = json;

    /// <summary>Passwords, secrets and the like.</summary>
    public JsonObject Hidden { get; init; } = [];

    /// <summary>The collection that it is in; null for none.</summary>
    public Collection? Owner { get; init; }

    public string Id { get; } = (string)json["id"]!;

    /// <summary>Whether it is marked as deleted. A list asks all its documents, so that the answer is kept until the next change.</summary>
    public bool IsDeleted => _isDeleted ??= Json["deletedAt"] is not null;

    /// <summary>A member that is a string; null if there is none.</summary>
    public string? Text(string member) => JsonRead.Text(Json[member]);

    /// <summary>Says that members are changed: that is stored with all else that the request changes, and the document finds its place in lists anew.</summary>
    /// <returns>This.</returns>
    public Document Edit()
    {
        _isDeleted = null;
        Owner?.Changed(this);
        if (journal is { IsOn: true })
            journal.Put(Records.Documents, Records.Key(this), () => Records.Of(this));
        return this;
    }
}
