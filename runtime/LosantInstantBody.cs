namespace Losant;

/// <summary>A request or response body that is a time in one of several notations. Generated types derive from it.</summary>
public abstract class LosantInstantBody
{
    /// <summary>The time.</summary>
    public LosantInstant Value { get; set; }

    /// <summary>Formats the time as it is in JSON.</summary>
    public override string ToString() => Value.ToString();
}
