using System.Text.Json.Nodes;
using LosantGen.Benchmarks.Generator;
using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;

namespace LosantGen.Benchmarks.Peer;

/// <summary>The C# that NJsonSchema makes of the schema files of a description: classes only, as it has no actions.</summary>
internal static class PeerCode
{
    public static string Of(DescriptionSet set)
    {
        JsonObject definitions = [];
        foreach (var (path, text, kind) in set.Files)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (kind != "schema" || name.EndsWith(".actions", StringComparison.Ordinal) || name is "apiInfo" or "apiExamples") continue;
            definitions[name] = JsonNode.Parse(text);
        }

        JsonObject document = new() { ["$schema"] = "http://json-schema.org/draft-04/schema#", ["title"] = "Everything", ["type"] = "object", ["definitions"] = definitions };
        var settings = new CSharpGeneratorSettings
        {
            Namespace = "Peer",
            ClassStyle = CSharpClassStyle.Poco,
            JsonLibrary = CSharpJsonLibrary.SystemTextJson,
            GenerateNullableReferenceTypes = true,
        };
        return new CSharpGenerator(JsonSchema.FromJsonAsync(document.ToJsonString()).GetAwaiter().GetResult(), settings).GenerateFile("Everything");
    }
}
