namespace LosantGen.Emitting;

/// <summary>What a project chooses of the C# that is emitted.</summary>
internal sealed record EmitOptions(string Namespace, string ClientName, string Accessibility);
