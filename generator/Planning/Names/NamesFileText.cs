using System.Text;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>
/// Writes the names that all types have as a names file, so that later builds keep to them: for each type what it is, and up to three
/// places of those that are no file of their own.
/// </summary>
internal static class NamesFileText
{
    private const int MaxPlaces = 3;

    public static string Of(ShapeTable table, SchemaIndex index, IReadOnlyList<Resource> resources, TypeNames names)
    {
        var prints = new ShapeFingerprints(table);
        var places = new NamePlaces(table, index, resources);
        var types = names.All.Select(shape => (Name: names.Of(shape), Shape: shape)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var text = new StringBuilder("{\n  \"$comment\": \"Names of types by location, and what had each name when it was written.\",\n  \"$shapes\": {");
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
        return text.Append("\n}\n").ToString();

        static string Quoted(string value) => '"' + JsonString.Escape(value) + '"';
    }
}
