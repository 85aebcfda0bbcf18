namespace LosantGen.Planning.Shapes;

/// <summary>The cases of a union, each once, in order.</summary>
internal sealed class UnionCases
{
    private readonly HashSet<Shape> _known = [];

    public List<Shape> All { get; } = [];

    public int Count => All.Count;

    public bool Contains(Shape shape) => _known.Contains(shape);

    /// <summary>Adds a case, or the cases of a nested union. The cases of a union are never unions themselves.</summary>
    public void Add(Shape shape)
    {
        if (shape is UnionShape union)
        {
            foreach (var inner in union.Cases) Add(inner);
        }
        else if (_known.Add(shape))
        {
            All.Add(shape);
        }
    }
}
