using System.Text.Json.Nodes;
using Losant.Simulator.Description;
using Losant.Simulator.Server;
using Losant.Simulator.Validation;

namespace Losant.Simulator.Actions;

/// <summary>Responds to any action with its success example: a list is extended and paginated, an upload is echoed, ids of the path are copied.</summary>
internal sealed class ExampleHandler(LosantSimulatorOptions options, ExampleSet examples, SchemaSet schemas) : IActionHandler
{
    private readonly SuccessChooser _chooser = new(options);
    private readonly ListPages _pages = new(options.ListLength);

    public Task<ApiResponse> RespondAsync(ApiCall call)
    {
        var success = _chooser.Choose(call);
        return Task.FromResult<ApiResponse>(success.Schema is { } schema
            ? new JsonResponse(success.Status, Body(call, schema))
            : new EmptyResponse(success.Status));
    }

    private JsonNode Body(ApiCall call, string schema)
    {
        var body = examples.Find(schema) ?? new JsonObject();
        if (body is JsonObject response)
        {
            EchoIds(response, call.PathValues);
            UploadEcho.Apply(response, call);
            _pages.Apply(response, call, schemas.RootProperties(schema));
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
