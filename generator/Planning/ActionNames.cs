using LosantGen.CSharp;
using LosantGen.Diagnostics;
using LosantGen.Planning.Names;

namespace LosantGen.Planning;

/// <summary>
/// Names the methods of a resource's class, and the types that belong to a single method. The names are planned over all actions of
/// the resource, so that selecting fewer actions renames nothing. Every method ends in <c>Async</c>, so a name can collide only with
/// that of another action.
/// </summary>
internal sealed class ActionNames
{
    private readonly Dictionary<string, string> _methods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly SuffixedNames _suffixed = new(StringComparer.Ordinal);
    private readonly Resource _resource;
    private readonly string _propertyName;

    public ActionNames(Resource resource, string propertyName, TakenNames types, List<ReportedDiagnostic> diagnostics)
    {
        (_resource, _propertyName) = (resource, propertyName);
        ClassName = types.Free(propertyName + "Resource");
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var action in resource.Actions.OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            var wanted = Identifier.Pascal(action.Name);
            var name = Free(wanted);
            if (name != wanted) diagnostics.Add(ReportedDiagnostic.Collision(action.Location, owners[wanted], action.Name, wanted, name));
            _methods[action.Name] = name;
            owners[name] = action.Name;
        }
    }

    public string ClassName { get; }

    /// <summary>Names the types that belong to a single action: after the classes of all resources, which have precedence.</summary>
    public void TakeTypes(TakenNames types)
    {
        foreach (var action in _resource.Actions.OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            var suffix = ResponsePlanner.EventsOf(action).Count > 1 ? "Event"
                : action.Responses.Count(r => r is { Status: >= 200 and < 300, Schema: not null }) > 1 ? "Response" : null;
            if (suffix is not null) _types[action.Name] = types.Free(_propertyName + Of(action) + suffix);
        }
    }

    /// <summary>The method's name without <c>Async</c>.</summary>
    public string Of(ResourceAction action) => _methods[action.Name];

    /// <summary>The method that returns all items of an action with pagination; an action of the description has precedence for the name.</summary>
    public string AllOf(ResourceAction action)
    {
        var name = Of(action) + "All";
        return Free(_taken.Contains(name) ? name + "Pages" : name);
    }

    /// <summary>
    /// The type of an action whose success codes have different bodies, or which streams several kinds of events.
    /// </summary>
    public string TypeOf(ResourceAction action) => _types[action.Name];

    private string Free(string name) => _taken.Add(name) ? name : _suffixed.Free(name, _taken.Add);
}
