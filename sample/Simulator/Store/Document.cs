using System.Text.Json.Nodes;

namespace Losant.Simulator.Store;

/// <summary>One thing that the API keeps: its members as the API returns them, and those that it never returns.</summary>
internal sealed class Document(string kind, string scope, JsonObject json)
{
    /// <summary>The list resource that it belongs to, such as devices.</summary>
    public string Kind => kind;

    /// <summary>The ids of what contains it, such as its application's, joined by a slash.</summary>
    public string Scope => scope;

    public JsonObject Json { get; } = json;

    /// <summary>Passwords, secrets and the like.</summary>
    public JsonObject Hidden { get; } = [];

    public string Id { get; } = (string)json["id"]!;

    public bool IsDeleted => Json["deletedAt"] is not null;

    /// <summary>A member that is a string; null if there is none.</summary>
    public string? Text(string member) => JsonRead.Text(Json[member]);
}
