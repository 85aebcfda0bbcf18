namespace LosantGen.Chaos.Server;

/// <summary>A way to treat a call.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="RunAsync">What it does.</param>
/// <param name="Weight">How often it occurs.</param>
internal sealed record Behaviour(string Name, Func<Exchange, Task> RunAsync, int Weight = 10);
