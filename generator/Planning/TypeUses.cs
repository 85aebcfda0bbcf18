using LosantGen.Keeping;
using LosantGen.Planning.Names;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>
/// Describes the types that have no description by where they are used. Names are between backticks. All resources count, not only the
/// selected ones, so that the selection changes no sentence.
/// </summary>
internal sealed class TypeUses
{
    // The first use of each type: by rank, length and words; and whether there are others.
    private readonly Dictionary<string, (int Rank, string Sentence, bool HasOthers)> _uses = new(StringComparer.Ordinal);
    private readonly ShapeTable _table;
    private readonly TypeNames _names;
    private readonly ActionContents _contents;
    private readonly KeptResults<(string Owner, Shape Shape), UseInputs, EquatableArray<string>> _kept;

    private TypeUses(ShapeTable table, TypeNames names, ActionContents contents, KeptResults<(string Owner, Shape Shape), UseInputs, EquatableArray<string>> kept) =>
        (_table, _names, _contents, _kept) = (table, names, contents, kept);

    public static TypeUses Of(
        IEnumerable<Resource> resources, ActionContents contents, SchemaIndex index, ShapeTable table, TypeNames names, KeptResults<(string Owner, Shape Shape), UseInputs, EquatableArray<string>> kept)
    {
        var uses = new TypeUses(table, names, contents, kept);
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
    public string? SentenceFor(string type) => _uses.TryGetValue(type, out var uses) ? uses.Sentence + (uses.HasOthers ? ", among other uses." : ".") : null;

    private void AddAction(string action, ResourceAction source)
    {
        foreach (var content in _contents.Of(source))
        {
            var inner = "";
            var type = content.Reference is { } name && _names.TryGetPublished(name, out var published) ? published : null;
            if (type is null)
            {
                // Most contents are single values, which have no type.
                var shape = Inner(content.Use.Shape, out inner);
                if (!NameSites.IsType(shape)) continue;
                type = _names.Of(shape);
            }
            var what = content.Kind switch
            {
                ContentKind.Event => $"data of the event `{Plain(content.Name)}` of `{action}`",
                ContentKind.Response => $"response of `{action}`",
                ContentKind.Error => $"body of the error {content.Name} of `{action}`",
                ContentKind.RequestBody => $"body of `{action}`",
                _ => $"parameter `{Plain(content.Name)}` of `{action}`",
            };
            Add(type, 0, inner.Length == 0 ? "The " + what : inner + "the " + what);
        }
    }

    // Sentences about parts that have no type are never read.
    private void AddParts(string owner, Shape shape)
    {
        var parts = shape.Parts;
        var nestings = new string?[parts.Count];
        var types = new string[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            var part = Inner(parts[i].Use.Shape, out nestings[i]);
            if (NameSites.IsType(part)) types[i] = _names.Of(part);
            else nestings[i] = null;
        }
        var sentences = _kept.Of((owner, shape), new UseInputs(owner, shape, new EquatableArray<string?>(nestings)), SentencesOf);
        for (var i = 0; i < parts.Count; i++)
        {
            if (types[i] is { } type) Add(type, 1, sentences[i]);
        }
    }

    private static EquatableArray<string> SentencesOf(UseInputs inputs) => inputs.Shape.Parts.Select((part, i) =>
    {
        if (inputs.Nestings[i] is not { } nesting) return "";
        var (whole, ofWhole) = part switch
        {
            { Kind: ShapePartKind.Case } => (CaseOf(inputs.Owner, part.Use.Shape), $"a case of `{inputs.Owner}`"),
            { Name: { } member } => ($"The `{Plain(member)}` of `{inputs.Owner}`", $"`{Plain(member)}` in `{inputs.Owner}`"),
            { Kind: ShapePartKind.Item } => ($"An item of `{inputs.Owner}`", $"an item of `{inputs.Owner}`"),
            _ => ($"An entry of `{inputs.Owner}`", $"an entry of `{inputs.Owner}`"),
        };
        return nesting.Length == 0 ? whole : nesting + ofWhole;
    }).ToEquatableArray();

    private static string CaseOf(string owner, Shape shape)
    {
        var constant = (shape as ObjectShape)?.Members.FirstOrDefault(m => m.Required && ContentWords.Strings(m.Use.Shape) is { Count: 1 });
        return constant is null
            ? $"A case of `{owner}`"
            : $"The case of `{owner}` whose `{Plain(constant.Name)}` is `{Plain(JsonString.Unquote(ContentWords.Strings(constant.Use.Shape)![0]))}`";
    }

    // What is in a list or a map, and the words for what it is of the innermost one.
    private Shape Inner(Shape shape, out string nesting)
    {
        nesting = "";
        shape = _table.Resolve(shape);
        while (shape is ListShape or MapShape)
        {
            nesting = shape is ListShape ? "An item of " : "An entry of ";
            shape = _table.Resolve(shape is ListShape list ? list.Item.Shape : ((MapShape)shape).Value.Shape);
        }
        return shape;
    }

    private void Add(string type, int rank, string sentence)
    {
        if (!_uses.TryGetValue(type, out var first)) _uses.Add(type, (rank, sentence, false));
        else if (rank != first.Rank || sentence != first.Sentence) _uses[type] = Compare(rank, sentence, first.Rank, first.Sentence) < 0 ? (rank, sentence, true) : (first.Rank, first.Sentence, true);
    }

    private static int Compare(int rank, string sentence, int otherRank, string other) =>
        rank != otherRank ? rank.CompareTo(otherRank) : sentence.Length != other.Length ? sentence.Length.CompareTo(other.Length) : string.CompareOrdinal(sentence, other);

    private static string Plain(string name) => name.Replace('`', '\'');
}

/// <summary>All that the sentences about the parts of a type follow from: the type's name, its shape, and for each part that has a type, in what it is.</summary>
internal sealed record UseInputs(string Owner, Shape Shape, EquatableArray<string?> Nestings);
