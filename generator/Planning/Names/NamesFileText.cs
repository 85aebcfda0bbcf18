using System.Text;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>
/// Writes the names that all types have as a names file, so that later builds keep to them: for each type what it is, and up to three
/// places of those that are no file of their own. What only the consumer's names files say, the names of members and the comments, is kept.
/// </summary>
internal static class NamesFileText
{
    private const int MaxPlaces = 3;
    private const string Comment = "\"$comment\":\"Names of types by location, and what had each name when it was written.\"";

    public static string Of(ShapeTable table, SchemaIndex index, IReadOnlyList<Resource> resources, ParameterShapes parameters, ShapeFingerprints prints, TypeNames names, IEnumerable<NamesFile> chosen)
    {
        var own = chosen.Where(file => !file.IsBuiltIn).ToList();
        var comments = own.SelectMany(file => file.Comments).DefaultIfEmpty(Comment);
        var places = new NamePlaces(table, index, resources, parameters);
        var types = names.All.Select(shape => (Name: names.Of(shape), Shape: shape)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var text = new StringBuilder("{\n");
        foreach (var comment in comments) text.Append("  ").Append(comment).Append(",\n");
        text.Append("  \"$shapes\": {");
        var separator = "\n";
        foreach (var (name, shape) in types)
        {
            text.Append(separator).Append("    ").Append(Quoted(name)).Append(": ").Append(Quoted(string.Join(" ", ShapeFingerprints.WordsOf(shape).Prepend(prints.Of(shape)))));
            separator = ",\n";
        }
        text.Append(types.Count > 0 ? "\n  }" : "}");
        foreach (var (name, shape) in types.Where(t => table.FileOf(t.Shape) is null))
        {
            foreach (var place in places.Of(shape).Take(MaxPlaces)) text.Append(",\n  ").Append(Quoted(place)).Append(": ").Append(Quoted(name));
        }
        foreach (var ofType in own.SelectMany(file => file.Members).GroupBy(member => member.Type, StringComparer.Ordinal))
        {
            text.Append(",\n  ").Append(Quoted(ofType.Key)).Append(": { ");
            text.Append(string.Join(", ", ofType.GroupBy(m => m.Member, StringComparer.Ordinal).Select(m => $"{Quoted(m.Key)}: {Quoted(m.First().Name)}"))).Append(" }");
        }
        return text.Append("\n}\n").ToString();

        static string Quoted(string value) => '"' + JsonString.Escape(value) + '"';
    }
}
