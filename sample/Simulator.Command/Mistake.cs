namespace Losant.Simulator.Command;

/// <summary>What keeps the command from running: a line for the user, who can mend it.</summary>
internal sealed class Mistake(string message) : Exception(message);
