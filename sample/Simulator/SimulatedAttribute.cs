namespace Losant.Simulator;

/// <summary>An attribute of a device. A string is an attribute too: of the type of its values, or a number if it has none yet.</summary>
/// <param name="Name">The name.</param>
/// <param name="DataType">number, string, boolean, gps or blob; null for the type of its values, or number if there are none.</param>
public sealed record SimulatedAttribute(string Name, string? DataType = null)
{
    /// <summary>An attribute whose type is that of its values.</summary>
    public static implicit operator SimulatedAttribute(string name) => new(name);
}
