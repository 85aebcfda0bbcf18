using LosantGen.Diagnostics;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>Reads <c>apiExamples.json</c>: examples by the names of their schemas. They are shown in the documentation.</summary>
internal static class ExamplesReader
{
    public static ExamplesFile? ReadFile(string path, JToken document, List<ReportedDiagnostic> diagnostics)
    {
        if (document is JObject map)
            return new ExamplesFile(path, map.Properties().Select(p => Of(p.Name, path, p.Value)).ToEquatableArray());
        diagnostics.Add(ReportedDiagnostic.At(SourceLocation.StartOf(path), Descriptors.BrokenNode, $"The file '{FileNames.Of(path)}'", $"is {DescriptionJson.KindOf(document)} where examples by schema name are expected; it is ignored"));
        return null;
    }

    public static Example Of(string schema, string path, JToken value) => new(schema, JsonText.Of(value), DescriptionJson.LocationOf(value, path));
}
