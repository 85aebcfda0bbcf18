using LosantGen.CSharp;
using LosantGen.Diagnostics;

namespace LosantGen.Planning;

/// <summary>
/// Names the methods of a resource's class, and the types that belong to a single method. The names are planned over all actions of
/// the resource, so that selecting fewer actions renames nothing. Every method ends in <c>Async</c>, so a name can collide only with
/// that of another action.
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

    /// <summary>The names of the types that belong to a single action.</summary>
    public IEnumerable<string> Types => _resource.Actions.Where(a => a.Responses.Count(r => r is { Status: >= 200 and < 300, Schema: not null }) > 1).Select(ResponseOf)
        .Concat(_resource.Actions.Where(a => ResponsePlanner.EventsOf(a).Count > 1).Select(EventOf))
        .Append(ClassName);

    /// <summary>The method's name without <c>Async</c>.</summary>
    public string Of(ResourceAction action) => _methods[action.Name];

    /// <summary>The method that returns all items of an action with pagination; an action of the description has precedence for the name.</summary>
    public string AllOf(ResourceAction action)
    {
        var name = Of(action) + "All";
        return Free(_taken.Contains(name) ? name + "Pages" : name);
    }

    /// <summary>The response type of an action whose success codes have different bodies.</summary>
    public string ResponseOf(ResourceAction action) => _propertyName + Of(action) + "Response";

    /// <summary>The event type of an action that streams several kinds of events.</summary>
    public string EventOf(ResourceAction action) => _propertyName + Of(action) + "Event";

    private string Free(string name)
    {
        while (!_taken.Add(name)) name += "_";
        return name;
    }
}
