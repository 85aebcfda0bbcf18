using LosantGen.CSharp;
using LosantGen.Diagnostics;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>
/// Reads a names file: an object whose keys are locations of schemas and whose values are the names of their types. A key can also be a
/// type; its value is an object of the names of that type's members, by their names in JSON. A file that was written by the generator also says, under <c>$shapes</c>, what had each name.
/// </summary>
internal static class NamesReader
{
    public const string Shapes = "$shapes";

    public static NamesFile? ReadFile(string path, bool isBuiltIn, JToken document, List<ReportedDiagnostic> diagnostics)
    {
        if (document is not JObject map)
        {
            diagnostics.Add(ReportedDiagnostic.At(SourceLocation.StartOf(path), Descriptors.BrokenNode, $"The file '{FileNames.Of(path)}'", $"is {DescriptionJson.KindOf(document)} where names by location are expected; it is ignored"));
            return null;
        }
        var names = new List<ChosenName>();
        var members = new List<ChosenMember>();
        foreach (var property in map.Properties())
        {
            if (property.Name.StartsWith("$", StringComparison.Ordinal)) continue;
            if (property.Value is JObject ofType)
            {
                foreach (var member in ofType.Properties()) Add(new ChosenMember(property.Name, member.Name, DescriptionJson.String(member.Value) ?? "", DescriptionJson.LocationOf(member.Value, path)), member.Value);
                continue;
            }
            var location = DescriptionJson.LocationOf(property.Value, path);
            var name = DescriptionJson.String(property.Value) ?? "";
            var reason = Identifier.IsKeyword(name) ? "it is a keyword of C#"
                : !Identifier.IsTypeName(name) ? "it is not a valid C# type name"
                : ReservedNames.IsOfMember(name) ? "a member of the type has this name"
                : ReservedNames.IsOfRuntime(name) ? "the library has a type with this name" : null;
            if (reason is null) names.Add(new ChosenName(property.Name, name, location));
            else diagnostics.Add(ReportedDiagnostic.At(location, Descriptors.NameIsUnused, Shown(property.Value), property.Name, reason));
        }
        var comments = map.Properties().Where(p => p.Name.StartsWith("$", StringComparison.Ordinal) && p.Name != Shapes).Select(p => p.ToString(Newtonsoft.Json.Formatting.None));
        return new NamesFile(path, isBuiltIn, names.ToEquatableArray(), members.ToEquatableArray(), ShapesOf(map).ToEquatableArray(), comments.ToEquatableArray());

        void Add(ChosenMember member, JToken value)
        {
            if (Identifier.IsMemberName(member.Name) && member.Name != member.Type) members.Add(member);
            else diagnostics.Add(ReportedDiagnostic.At(member.Location, Descriptors.NameIsUnused, Shown(value), member.Target, "a member cannot have this name"));
        }
    }

    private static string Shown(JToken value) => DescriptionJson.String(value) ?? DescriptionJson.Compact(value);

    private static IEnumerable<NamedShape> ShapesOf(JObject map)
    {
        if (map[Shapes] is not JObject shapes) yield break;
        foreach (var property in shapes.Properties())
        {
            var words = (DescriptionJson.String(property.Value) ?? "").Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && Identifier.IsTypeName(property.Name)) yield return new NamedShape(property.Name, words[0], words.Skip(1).ToEquatableArray());
        }
    }
}
