using LosantGen.Planning.Names;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>
/// Describes the types that have no description by where they are used. Names are between backticks. All resources count, not only the
/// selected ones, so that the selection changes no sentence.
/// </summary>
internal sealed class TypeUses
{
    private readonly Dictionary<string, SortedSet<(int Rank, int Length, string Sentence)>> _uses = new(StringComparer.Ordinal);
    private readonly ShapeTable _table;
    private readonly TypeNames _names;

    private TypeUses(ShapeTable table, TypeNames names) => (_table, _names) = (table, names);

    public static TypeUses Of(IEnumerable<Resource> resources, SchemaIndex index, ShapeTable table, TypeNames names)
    {
        var uses = new TypeUses(table, names);
        foreach (var resource in resources)
        {
            foreach (var action in resource.Actions) uses.AddAction($"{Plain(resource.Name)}.{Plain(action.Name)}", action);
        }
        foreach (var file in index.Files)
        {
            if (names.TryGetPublished(file, out var name) && table.Resolve(table.Named(file).Shape) is var shape && shape is ListShape or MapShape) uses.AddParts(name, shape);
        }
        foreach (var shape in names.All) uses.AddParts(names.Of(shape), shape);
        return uses;
    }

    /// <summary>Returns a sentence about the type with that name; null if it is used nowhere.</summary>
    public string? SentenceFor(string type) => _uses.TryGetValue(type, out var uses) ? uses.Min.Sentence + (uses.Count > 1 ? ", among other uses." : ".") : null;

    private void AddAction(string action, ResourceAction source)
    {
        foreach (var content in ActionContent.Of(source, _table))
        {
            var what = content.Kind switch
            {
                ContentKind.Event => $"data of the event `{Plain(content.Name)}` of `{action}`",
                ContentKind.Response => $"response of `{action}`",
                ContentKind.Error => $"body of the error {content.Name} of `{action}`",
                ContentKind.RequestBody => $"body of `{action}`",
                _ => $"parameter `{Plain(content.Name)}` of `{action}`",
            };
            if (content.Reference is { } name && _names.TryGetPublished(name, out var type)) Add(type, 0, "The " + what);
            else AddPart(content.Use.Shape, 0, "The " + what, "the " + what);
        }
    }

    private void AddParts(string owner, Shape shape)
    {
        foreach (var part in shape.Parts)
        {
            var (whole, ofWhole) = part switch
            {
                { Kind: ShapePartKind.Case } => (CaseOf(owner, part.Use.Shape), $"a case of `{owner}`"),
                { Name: { } member } => ($"The `{Plain(member)}` of `{owner}`", $"`{Plain(member)}` in `{owner}`"),
                { Kind: ShapePartKind.Item } => ($"An item of `{owner}`", $"an item of `{owner}`"),
                _ => ($"An entry of `{owner}`", $"an entry of `{owner}`"),
            };
            AddPart(part.Use.Shape, 1, whole, ofWhole);
        }
    }

    private static string CaseOf(string owner, Shape shape)
    {
        var constant = (shape as ObjectShape)?.Members.FirstOrDefault(m => m.Required && ContentWords.Strings(m.Use.Shape) is { Count: 1 });
        return constant is null
            ? $"A case of `{owner}`"
            : $"The case of `{owner}` whose `{Plain(constant.Name)}` is `{Plain(JsonString.Unquote(ContentWords.Strings(constant.Use.Shape)![0]))}`";
    }

    private void AddPart(Shape shape, int rank, string whole, string ofWhole)
    {
        shape = _table.Resolve(shape);
        var sentence = whole;
        while (shape is ListShape or MapShape)
        {
            sentence = (shape is ListShape ? "An item of " : "An entry of ") + ofWhole;
            shape = _table.Resolve(shape is ListShape list ? list.Item.Shape : ((MapShape)shape).Value.Shape);
        }
        if (NameSites.IsType(shape)) Add(_names.Of(shape), rank, sentence);
    }

    private void Add(string type, int rank, string sentence)
    {
        if (!_uses.TryGetValue(type, out var uses)) _uses.Add(type, uses = []);
        uses.Add((rank, sentence.Length, sentence));
    }

    private static string Plain(string name) => name.Replace('`', '\'');
}
