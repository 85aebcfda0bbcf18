namespace LosantGen.Emitting;

/// <summary>The options of a project for the emitted C#.</summary>
internal sealed record EmitOptions(string Namespace, string ClientName, string Accessibility);
