using System.Collections.Generic;
using System.Linq;
using LosantGen.Diagnostics;
using LosantGen.Model;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>Reads <c>apiExamples.json</c>: an example by the name of its schema. They end up in the documentation.</summary>
internal static class ExamplesReader
{
    public static Result<ExamplesFile?> ReadFile(string path, string text)
    {
        var diagnostics = new List<ReportedDiagnostic>();
        var loaded = DescriptionJson.Load(path, text, diagnostics);
        if (loaded is not null and not JObject)
            diagnostics.Add(ReportedDiagnostic.At(TextPlace.StartOf(path), Descriptors.BrokenNode, $"The file '{FileNames.Of(path)}'", $"is {DescriptionJson.KindOf(loaded)} where examples by name of schema are expected; it is left out"));
        var file = loaded is JObject document
            ? new ExamplesFile(path, document.Properties().Select(p => new Example(p.Name, p.Value.ToString(Newtonsoft.Json.Formatting.None), DescriptionJson.PlaceOf(p.Value, path))).ToEquatableArray())
            : null;
        return new Result<ExamplesFile?>(file, diagnostics.ToEquatableArray());
    }
}
