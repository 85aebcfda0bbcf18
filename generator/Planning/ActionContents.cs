using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>What actions take and return; what one does is found once.</summary>
internal sealed class ActionContents(ShapeTable table, ParameterShapes parameters)
{
    private readonly Dictionary<ResourceAction, IReadOnlyList<ActionContent>> _known = new(SameObject<ResourceAction>.Instance);

    public ParameterShapes Parameters => parameters;

    public IReadOnlyList<ActionContent> Of(ResourceAction action)
    {
        if (!_known.TryGetValue(action, out var contents)) _known.Add(action, contents = ActionContent.Of(action, table, parameters).ToList());
        return contents;
    }
}
