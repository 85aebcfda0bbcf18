namespace LosantGen.Planning.Shapes;

/// <summary>A schema of the values that fit several, which are added one after the other.</summary>
internal sealed class MergedSchema
{
    private readonly List<Schema> _parts = [];

    /// <summary>The schema; null if nothing was added.</summary>
    public Schema? Whole => _parts.Count switch
    {
        0 => null,
        1 => _parts[0],
        _ => new Schema { Location = _parts[0].Location, AllOf = _parts.ToEquatableArray() },
    };

    public bool IsNothing => _parts.Count == 1 && _parts[0].Nothing;

    public void Add(Schema? part)
    {
        if (part is not null && !(_parts.Count == 1 && _parts[0].Equals(part))) _parts.Add(part);
    }
}
