using System.Text.Json.Nodes;
using Losant.Simulator.Description;
using Losant.Simulator.Server;
using Losant.Simulator.Validation;

namespace Losant.Simulator.Actions;

/// <summary>Answers any action by its success example: a list is stretched and sliced, an upload is echoed, ids of the path come back.</summary>
internal sealed class ExampleHandler(LosantSimulatorOptions options, ExampleSet examples, SchemaSet schemas) : IActionHandler
{
    private readonly SuccessChooser _chooser = new(options);
    private readonly ListPages _pages = new(options.ListLength);

    public Task<ApiAnswer> AnswerAsync(ApiCall call)
    {
        var success = _chooser.Choose(call);
        return Task.FromResult<ApiAnswer>(success.Schema is { } schema
            ? new JsonAnswer(success.Status, Body(call, schema))
            : new EmptyAnswer(success.Status));
    }

    private JsonNode Body(ApiCall call, string schema)
    {
        var body = examples.Find(schema) ?? new JsonObject();
        if (body is JsonObject answer)
        {
            EchoIds(answer, call.PathValues);
            UploadEcho.Apply(answer, call);
            _pages.Apply(answer, call, schemas.RootProperties(schema));
        }

        return body;
    }

    private static void EchoIds(JsonObject answer, IReadOnlyDictionary<string, string> pathValues)
    {
        foreach (var (name, value) in pathValues)
        {
            if (answer[name] is not { } example)
                continue;

            // Many bodies have their own id twice, as id and under its full name.
            if (answer["id"] is { } id && JsonNode.DeepEquals(id, example))
                answer["id"] = value;
            answer[name] = value;
        }
    }
}
