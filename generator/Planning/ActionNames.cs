using LosantGen.CSharp;
using LosantGen.Diagnostics;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>
/// What the methods of a resource's class are called, and the types that exist for one of them. Planned over all actions that
/// the resource has, so that choosing fewer renames nothing. Every method ends in <c>Async</c>, so that no name is taken but
/// by another action.
/// </summary>
internal sealed class ActionNames
{
    private readonly Dictionary<string, string> _methods = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Resource _resource;
    private readonly string _propertyName;

    private ActionNames(Resource resource, string propertyName) => (_resource, _propertyName) = (resource, propertyName);

    public static ActionNames Of(Resource resource, string propertyName, List<ReportedDiagnostic> diagnostics)
    {
        var names = new ActionNames(resource, propertyName);
        foreach (var action in resource.Actions.OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            var wanted = Identifier.Pascal(action.Name);
            var name = names.Free(wanted);
            if (name != wanted)
                diagnostics.Add(ReportedDiagnostic.At(action.Location, Descriptors.NameCollision, names._methods.First(m => m.Value == wanted).Key, action.Name, wanted, name));
            names._methods[action.Name] = name;
        }
        return names;
    }

    public string ClassName => _propertyName + "Resource";

    /// <summary>The names of types that actions have for themselves.</summary>
    public IEnumerable<string> Types => _resource.Actions.Where(a => a.Responses.Count(r => r is { Status: >= 200 and < 300, Schema: not null }) > 1).Select(ResponseOf)
        .Concat(_resource.Actions.Where(a => ResponsePlanner.EventsOf(a).Count > 1).Select(EventOf))
        .Append(ClassName);

    /// <summary>The method's name without <c>Async</c>.</summary>
    public string Of(ResourceAction action) => _methods[action.Name];

    /// <summary>The method that gives all items of an action that gives pages; it yields to the description's own actions.</summary>
    public string AllOf(ResourceAction action)
    {
        var name = Of(action) + "All";
        return Free(_taken.Contains(name) ? name + "Pages" : name);
    }

    /// <summary>The type of what an action gives whose success codes have different bodies.</summary>
    public string ResponseOf(ResourceAction action) => _propertyName + Of(action) + "Response";

    /// <summary>The type of an event of an action that streams several kinds of them.</summary>
    public string EventOf(ResourceAction action) => _propertyName + Of(action) + "Event";

    private string Free(string name)
    {
        while (!_taken.Add(name)) name += "_";
        return name;
    }
}
