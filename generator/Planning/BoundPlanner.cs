using LosantGen.CSharp;
using LosantGen.Planning.Names;
using LosantGen.Planning.Plans;

namespace LosantGen.Planning;

/// <summary>
/// Plans bound resources by the path parameters with which all actions of a resource begin. The resource of which a path ends with the last of them
/// is what the parameter identifies (a device); others lie within it (its states). Names are planned over all resources, so that selecting fewer
/// renames nothing.
/// </summary>
internal sealed class BoundPlanner
{
    // No name of a path parameter contains it.
    private const char Separator = '}';

    private readonly Dictionary<string, string> _paths;
    private readonly Dictionary<string, string> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _properties;
    private readonly Dictionary<string, string> _bare = new(StringComparer.Ordinal);

    /// <summary>Names the classes.</summary>
    /// <param name="resources">All resources.</param>
    /// <param name="properties">Their properties of the client.</param>
    /// <param name="types">The names of types.</param>
    public BoundPlanner(IReadOnlyList<Resource> resources, Dictionary<string, string> properties, TakenNames types)
    {
        _properties = properties;
        _paths = resources.ToDictionary(r => r.Name, r => string.Join(Separator.ToString(), KeysOf(r)), StringComparer.Ordinal);
        foreach (var resource in resources.Where(r => _paths[r.Name].Length > 0))
        {
            _classes.Add(resource.Name, types.Free("Bound" + properties[resource.Name]));
            var path = _paths[resource.Name];
            if (!_owners.ContainsKey(path) && resource.Actions.Any(a => a.Path.EndsWith("{" + Last(path) + "}", StringComparison.Ordinal))) _owners.Add(path, resource.Name);
        }
        // What lies within something of which no resource is about itself.
        foreach (var path in _paths.Values.SelectMany(Prefixes).Distinct(StringComparer.Ordinal).Where(p => !_owners.ContainsKey(p)).OrderBy(p => p, StringComparer.Ordinal).ToList())
            _bare.Add(path, types.Free("Bound" + NameOf(path)));
    }

    /// <summary>Adds bound resources to the resources of the client, and to the client those that are not within another one.</summary>
    public (List<ResourcePlan> Resources, EquatableArray<BoundPlan> Bare, EquatableArray<BoundChild> Roots) Of(List<ResourcePlan> resources)
    {
        var keys = resources.Select(r => (Resource: r, Keys: BoundKeys(r))).Where(b => b.Keys is not null).ToDictionary(b => b.Resource.JsonName, b => b.Keys!, StringComparer.Ordinal);
        var byPath = new SortedDictionary<string, List<BoundKey>>(StringComparer.Ordinal);
        foreach (var item in keys)
        {
            for (var count = 1; count <= item.Value.Count; count++)
            {
                var some = item.Value.GetRange(0, count);
                byPath[string.Join(Separator.ToString(), some.Select(k => k.JsonName))] = some;
            }
        }
        string? OwnerOf(string path) => _owners.TryGetValue(path, out var owner) && keys.ContainsKey(owner) ? owner : null;
        // A resource that is not selected still gives its name to what is within it.
        string ClassOf(string path) => _owners.TryGetValue(path, out var owner) ? _classes[owner] : _bare[path];
        EquatableArray<BoundChild> ChildrenOf(string path)
        {
            var names = path.Length == 0 ? new MemberNames("", [.. _properties.Values]) : new MemberNames(ClassOf(path), ["Client", .. byPath[path].Select(k => k.Name)]);
            var identified = byPath.Where(p => ParentOf(p.Key) == path).Select(p => new BoundChild(names.Free((path.Length == 0 ? "For" : "") + NameOf(p.Key)), ClassOf(p.Key), p.Value[p.Value.Count - 1]));
            var within = resources.Where(r => path.Length > 0 && keys.ContainsKey(r.JsonName) && _paths[r.JsonName] == path && OwnerOf(path) != r.JsonName);
            return identified.ToList().Concat(within.Select(r => new BoundChild(names.Free(r.PropertyName), _classes[r.JsonName], null)).ToList()).ToEquatableArray();
        }
        return (
            resources.ConvertAll(r => !keys.TryGetValue(r.JsonName, out var own) ? r
                : r with { Bound = new BoundPlan(_classes[r.JsonName], own.ToEquatableArray(), OwnerOf(_paths[r.JsonName]) == r.JsonName ? ChildrenOf(_paths[r.JsonName]) : default) }),
            byPath.Where(p => OwnerOf(p.Key) is null).Select(p => new BoundPlan(ClassOf(p.Key), p.Value.ToEquatableArray(), ChildrenOf(p.Key))).ToEquatableArray(),
            ChildrenOf(""));
    }

    // A parameter must be the same in all methods.
    private List<BoundKey>? BoundKeys(ResourcePlan resource)
    {
        if (_paths[resource.JsonName].Length == 0) return null;
        var keys = new List<BoundKey>();
        var names = new MemberNames(_classes[resource.JsonName], "Client");
        foreach (var name in _paths[resource.JsonName].Split(Separator))
        {
            var found = resource.Actions.Select(a => a.Parameters.FirstOrDefault(p => p.JsonName == name && p.In == ParameterLocation.Path)).ToList();
            if (found.Exists(p => p is null || !p.TypeRef.HasTypeOf(found[0]!.TypeRef) || p.Name != found[0]!.Name)) return null;
            keys.Add(new BoundKey(name, names.Free(Identifier.Pascal(name)), found[0]!.Name, found[0]!.TypeRef));
        }
        return keys;
    }

    private string NameOf(string path)
    {
        if (_owners.TryGetValue(path, out var owner)) return _properties[owner];
        var name = Identifier.Pascal(Last(path));
        return name.Length > 2 && name.EndsWith("Id", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : name;
    }

    private static IEnumerable<string> KeysOf(Resource resource)
    {
        var paths = resource.Actions.Select(a => PathTemplate.NamesIn(a.Path).ToList()).ToList();
        // A parameter that occurs twice has one value.
        for (var i = 0; paths.Count > 0 && paths.TrueForAll(p => p.Count > i && p[i] == paths[0][i] && p.IndexOf(p[i]) == i); i++) yield return paths[0][i];
    }

    private static IEnumerable<string> Prefixes(string path)
    {
        for (; path.Length > 0; path = ParentOf(path)) yield return path;
    }

    private static string ParentOf(string path) => path.LastIndexOf(Separator) is var end && end < 0 ? "" : path.Substring(0, end);

    private static string Last(string path) => path.Substring(path.LastIndexOf(Separator) + 1);
}
