namespace Losant.Simulator.Description;

/// <summary>One status that an action can respond with.</summary>
/// <param name="Status">The status.</param>
/// <param name="Schema">Name of the body's schema, or null for no body.</param>
/// <param name="Events">For an event stream: name of the event to name of its schema.</param>
internal sealed record ResponseDescription(int Status, string? Schema, IReadOnlyDictionary<string, string> Events);
