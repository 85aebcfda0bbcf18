using System.Text.Json.Nodes;
using Losant.Simulator.Server;

namespace Losant.Simulator.Actions;

/// <summary>Puts what is known of an uploaded file into the answer, where the answer has a place for it.</summary>
internal static class UploadEcho
{
    public static void Apply(JsonObject answer, ApiCall call)
    {
        if (call.Parts.FirstOrDefault(part => part.FileName is not null) is not { } file)
            return;
        Set(answer, "name", file.FileName);
        Set(answer, "fileSize", file.Content.Length);
        Set(answer, "contentType", file.ContentType);
    }

    private static void Set(JsonObject answer, string name, JsonNode? value)
    {
        if (answer.ContainsKey(name) && value is not null)
            answer[name] = value;
    }
}
