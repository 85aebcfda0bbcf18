using System.Text.Json.Nodes;
using Losant.Simulator.Description;
using Losant.Simulator.Server;

namespace Losant.Simulator.Actions;

/// <summary>Responds to any action with its success example: a list is extended and paginated, an upload is echoed, ids of the path are copied.</summary>
internal sealed class ExampleHandler(LosantSimulatorOptions options, ApiDescription description)
{
    private readonly ListPages _pages = new(options.ListLength);

    public ApiResponse Respond(ApiCall call, ResponseDescription success) => success.Schema is { } schema
        ? new JsonResponse(success.Status, Body(call, schema))
        : new EmptyResponse(success.Status);

    private JsonNode Body(ApiCall call, string schema)
    {
        var body = description.Examples.Find(schema) ?? new JsonObject();
        if (body is JsonObject response)
        {
            EchoIds(response, call.PathValues);
            UploadEcho.Apply(response, call);
            _pages.Apply(response, call, description.Schemas.Members(schema));
        }

        return body;
    }

    private static void EchoIds(JsonObject response, IReadOnlyDictionary<string, string> pathValues)
    {
        foreach (var (name, value) in pathValues)
        {
            if (response[name] is not { } example)
                continue;

            // Many bodies contain their own id twice, as id and under its full name.
            if (response["id"] is { } id && JsonNode.DeepEquals(id, example))
                response["id"] = value;
            response[name] = value;
        }
    }
}
