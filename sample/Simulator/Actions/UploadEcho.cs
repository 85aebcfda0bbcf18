using System.Text.Json.Nodes;
using Losant.Simulator.Server;

namespace Losant.Simulator.Actions;

/// <summary>Copies the name, size and content type of an uploaded file into the response members that hold them.</summary>
internal static class UploadEcho
{
    public static void Apply(JsonObject response, ApiCall call)
    {
        if (call.Parts.FirstOrDefault(part => part.FileName is not null) is not { } file)
            return;
        Set(response, "name", file.FileName);
        Set(response, "fileSize", file.Content.Length);
        Set(response, "contentType", file.ContentType);
    }

    private static void Set(JsonObject response, string name, JsonNode? value)
    {
        if (response.ContainsKey(name) && value is not null)
            response[name] = value;
    }
}
