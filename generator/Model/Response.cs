namespace LosantGen.Model;

/// <summary>A response that an action declares: its body's schema, or the events of a stream.</summary>
public sealed record Response(int Status, string? Description, Schema? Schema, EquatableArray<StreamEvent> Events)
{
    /// <summary>Its body is a file, which need not be JSON.</summary>
    public bool IsFile { get; init; }
}

/// <summary>An event that a stream sends.</summary>
public sealed record StreamEvent(string Name, string? Description, Schema? Schema);
