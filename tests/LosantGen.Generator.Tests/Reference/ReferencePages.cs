using System.Text;
using System.Text.Json;
using LosantGen.CSharp;
using LosantGen.Emitting;
using LosantGen.Model;
using LosantGen.Planning.Plans;

namespace LosantGen.Generator.Tests.Reference;

/// <summary>
/// The pages of docs/reference: one for each resource, with its actions and the types that only it uses, and one for each area, with the
/// types that several resources use. Made from the plan of the whole API, of which the C# is emitted too.
/// </summary>
internal sealed class ReferencePages
{
    private readonly Plan _plan;
    private readonly IReadOnlyDictionary<string, string> _areas;
    private readonly Dictionary<string, TypePlan> _types;
    private readonly Dictionary<string, string> _pages = new(StringComparer.Ordinal);
    private readonly ExampleCode _examples;
    private readonly Dictionary<string, JsonElement> _bodies;

    /// <param name="plan">The plan of the whole API.</param>
    /// <param name="areas">The area of each resource and of each type that has a schema file or a title, by name.</param>
    /// <param name="examples">The examples of the schemas.</param>
    public ReferencePages(Plan plan, IReadOnlyDictionary<string, string> areas, IEnumerable<Example> examples)
    {
        (_plan, _areas) = (plan, areas);
        _types = plan.Types.ToDictionary(t => t.Name, StringComparer.Ordinal);
        _examples = new ExampleCode(_types);
        _bodies = examples.ToDictionary(e => Identifier.Pascal(e.Schema), e => JsonSerializer.Deserialize<JsonElement>(e.Json), StringComparer.Ordinal);
        foreach (var (type, users) in Users()) _pages.Add(type, users.Count == 1 ? $"{users[0].JsonName}.md" : $"types-{AreaOf(type)}.md");
    }

    public IEnumerable<(ResourcePlan Resource, ActionPlan Action, CallCode Call)> Calls =>
        _plan.Resources.SelectMany(r => r.Actions.Select(a => (r, a, new CallCode(r, a, _examples, _bodies))));

    /// <summary>The pages by file name.</summary>
    public IReadOnlyDictionary<string, string> Write()
    {
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = Index() };
        foreach (var resource in _plan.Resources) pages.Add(resource.JsonName + ".md", Page(resource));
        foreach (var page in _pages.Values.Where(p => p.StartsWith("types-", StringComparison.Ordinal)).Distinct())
        {
            var text = new StringBuilder($"# Types of {page["types-".Length..^3]}\n\nTypes that several resources use. [All resources](README.md)\n");
            Types(text, page);
            pages.Add(page, text.ToString());
        }

        return pages;
    }

    private string Index()
    {
        var text = new StringBuilder("# Reference\n\nAll resources and actions of the API, made from the built-in descriptions (CONTRIBUTING says how). The types on a page are those that only its resource uses. A member that is not required can be absent, and is null then; a question mark stands at the types of members that can be null in JSON.\n");
        foreach (var area in _plan.Resources.GroupBy(r => _areas[r.JsonName]).OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            text.Append($"\n## {char.ToUpperInvariant(area.Key[0])}{area.Key[1..]}\n\n| resource | what | actions |\n| --- | --- | --- |\n");
            foreach (var resource in area)
                text.Append($"| [`losant.{resource.PropertyName}`]({resource.JsonName}.md) | {Cell(resource.Doc.Summary)} | {string.Join(", ", resource.Actions.Select(a => $"[{a.Name}]({resource.JsonName}.md#{Anchor(a.Name + "Async")})"))} |\n");
        }

        text.Append("\nTypes that several resources use: ").AppendJoin(", ", _pages.Values.Where(p => p.StartsWith("types-", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).Select(p => $"[{p["types-".Length..^3]}]({p})")).Append(".\n");
        return text.ToString();
    }

    private string Page(ResourcePlan resource)
    {
        var text = new StringBuilder($"# losant.{resource.PropertyName}\n\n{Sentence(resource.Doc.Summary)} [All resources](README.md)\n\n| method | what |\n| --- | --- |\n");
        foreach (var action in resource.Actions) text.Append($"| [{action.Name}Async](#{Anchor(action.Name + "Async")}) | {Cell(action.Doc.Summary)} |\n");
        foreach (var action in resource.Actions) Action(text, action, new CallCode(resource, action, _examples, _bodies));
        if (_pages.ContainsValue(resource.JsonName + ".md")) text.Append("\n# Types\n");
        Types(text, resource.JsonName + ".md");
        return text.ToString();
    }

    private void Action(StringBuilder text, ActionPlan action, CallCode call)
    {
        text.Append($"\n## {action.Name}Async\n\n{string.Join(' ', action.Doc.Notes.Prepend(action.Doc.Summary!).Select(Sentence))}\n");
        if (action.Doc.Deprecated) text.Append("\nDeprecated.\n");
        text.Append($"\n```csharp\n{call.Signature}\n```\n\n```csharp\n{call.Call}\n```\n");
        if (call.AllPages is { } all) text.Append($"\nAll pages:\n\n```csharp\n{all}\n```\n");
        text.Append($"\n`{action.Method} {action.Path}`. {(action.NeedsToken ? $"Scopes: {string.Join(", ", action.Scopes.Select(s => $"`{s}`"))}." : "Needs no token.")}");
        if (Links(action.TypeRefs) is { Length: > 0 } links) text.Append($" Types: {links}.");
        text.Append('\n');
        if (action.Parameters.Count > 0)
        {
            text.Append("\n| parameter | type | what |\n| --- | --- | --- |\n");
            foreach (var parameter in action.Parameters) text.Append($"| `{parameter.Name}`{(parameter.Required ? ", required" : "")} | {Type(parameter.TypeRef)} | {Cell(parameter.Doc.Summary, parameter.Doc.Notes)} |\n");
        }

        text.Append("\n| status | what |\n| --- | --- |\n");
        foreach (var status in action.Statuses) text.Append($"| {ExampleCode.Number(status.Status)} | {Cell(status.Description)} |\n");
    }

    private void Types(StringBuilder text, string page)
    {
        foreach (var type in _plan.Types.Where(t => _pages.TryGetValue(t.Name, out var on) && on == page))
        {
            text.Append($"\n## {type.Name}\n\n{Sentence(type.Doc.Summary ?? type.Doc.Use)}\n");
            switch (type)
            {
                case ClassPlan c:
                    Members(text, c);
                    break;
                case EnumPlan e:
                    Values(text, e.Values);
                    break;
                case UnionPlan u:
                    text.Append("\nOne of: ").AppendJoin(", ", u.Cases.Select(k => Type(k.TypeRef))).Append(".\n");
                    Values(text, u.Values);
                    break;
                case ResponseUnionPlan r:
                    text.Append("\nBy status: ").AppendJoin(", ", r.Cases.Select(k => $"{ExampleCode.Number(k.Status)} {(k.TypeRef is null ? "without a body" : Type(k.TypeRef))}")).Append(".\n");
                    break;
                case EventUnionPlan v:
                    text.Append("\n| event | case | type | what |\n| --- | --- | --- | --- |\n");
                    foreach (var item in v.Cases) text.Append($"| `{item.EventName}` | `{item.Name}` | {Type(item.TypeRef)} | {Cell(item.Description)} |\n");
                    break;
                default:
                    text.Append($"\n{(type is RootListPlan ? "A list" : "A map")}: {Type(type.TypeRefs.First())}.\n");
                    break;
            }
        }
    }

    private void Members(StringBuilder text, ClassPlan plan)
    {
        if (plan.Members.Count > 0) text.Append("\n| member | type | what |\n| --- | --- | --- |\n");
        foreach (var member in plan.Members)
        {
            var isRenamed = member.JsonName != char.ToLowerInvariant(member.Name[0]) + member.Name[1..];
            text.Append($"| `{member.Name}`{(isRenamed ? $" (`{Plain(member.JsonName)}`)" : "")}{(member.Required ? ", required" : "")} | {Type(member.TypeRef)} | {Cell(member.Doc.Summary ?? member.Doc.Use, member.Doc.Notes)} |\n");
        }

        if (plan.Map is { } map) text.Append($"\nOther members, in `{plan.MapName}`: {Type(map)}.\n");
    }

    private static void Values(StringBuilder text, IEnumerable<EnumValue> values)
    {
        if (values.Any()) text.Append("\nValues: ").AppendJoin(", ", values.Select(v => $"`{v.Name}`{(string.Equals(v.Name, v.Value, StringComparison.OrdinalIgnoreCase) ? "" : $" (`{Plain(v.Value)}`)")}")).Append(".\n");
    }

    private string Type(TypeRef type)
    {
        var code = $"`{Display.Of(CSharpType.Of(type))}`";
        return Named(type) is { } name ? $"[{code}]({Link(name)})" : code;
    }

    private string Links(IEnumerable<TypeRef> types) => string.Join(", ", types.Select(Named).OfType<string>().Distinct(StringComparer.Ordinal).Select(name => $"[`{name}`]({Link(name)})"));

    private string Link(string type) => $"{_pages[type]}#{Anchor(type)}";

    private string? Named(TypeRef type) => type.Type is { } name && _pages.ContainsKey(name) ? name : type.Item is { } item ? Named(item) : null;

    private string AreaOf(string type) => _areas.TryGetValue(type, out var area) || _areas.TryGetValue(type.Replace("Losant", "", StringComparison.Ordinal), out area) ? area : "common";

    // The resources that need each type.
    private Dictionary<string, List<ResourcePlan>> Users()
    {
        var users = new Dictionary<string, List<ResourcePlan>>(StringComparer.Ordinal);
        foreach (var resource in _plan.Resources)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<TypeRef>(resource.Actions.SelectMany(a => a.TypeRefs));
            while (open.TryPop(out var at))
            {
                foreach (var part in at.Parts) open.Push(part);
                if (at.Type is not { } name || !seen.Add(name)) continue;
                if (!users.TryGetValue(name, out var list)) users.Add(name, list = []);
                list.Add(resource);
                foreach (var part in _types[name].TypeRefs) open.Push(part);
            }
        }

        return users;
    }

    private static string Anchor(string heading) => heading.ToLowerInvariant();

    private static string Sentence(string? text) => string.IsNullOrWhiteSpace(text) ? "" : Plain(text).TrimEnd() is var plain && plain[^1] is '.' or '!' or '?' or ':' ? plain : plain + ".";

    private static string Cell(string? text, IEnumerable<string>? notes = null) => string.Join(' ', new[] { Sentence(text) }.Concat((notes ?? []).Select(Plain)).Where(t => t.Length > 0)).Replace("|", "\\|", StringComparison.Ordinal);

    // What Markdown would take for its own, or for HTML.
    private static string Plain(string text) => text.ReplaceLineEndings(" ").Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
