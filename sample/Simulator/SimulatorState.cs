using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Losant.Simulator.Auth;
using Losant.Simulator.Collections;
using Losant.Simulator.Data;
using Losant.Simulator.Description;
using Losant.Simulator.Devices;
using Losant.Simulator.Files;
using Losant.Simulator.Jobs;
using Losant.Simulator.Server;
using Losant.Simulator.Store;
using Losant.Simulator.Streams;
using Losant.Simulator.Validation;

namespace Losant.Simulator;

/// <summary>What the actions of one simulator share.</summary>
internal sealed class SimulatorState
{
    public SimulatorState(LosantSimulatorOptions options, ApiDescription description, CallbackSender callbacks, ConcurrentQueue<Exception> failures)
    {
        (Options, Description, Clock) = (options, description, options.Clock);
        Models = CollectionModel.In(description.Actions);
        Store = new SimulatorStore(options.Storage);
        Ids = new IdSource(options.Seed, Store.Journal);
        Devices = new DeviceBook(Store);
        Tokens = new TokenBook(this);
        Links = new Links(this);
        Jobs = new JobQueue(this, callbacks, failures);
    }

    public LosantSimulatorOptions Options { get; }

    public ApiDescription Description { get; }

    public SchemaSet Schemas => Description.Schemas;

    /// <summary>The kinds of documents that have state.</summary>
    public IReadOnlyList<CollectionModel> Models { get; }

    public TimeProvider Clock { get; }

    public SimulatorStore Store { get; }

    public IdSource Ids { get; }

    public DeviceBook Devices { get; }

    public TokenBook Tokens { get; }

    public Links Links { get; }

    public JobQueue Jobs { get; }

    public EventHub Hub { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    public long NowMilliseconds => Now.ToUnixTimeMilliseconds();

    /// <summary>Now, as the API writes times.</summary>
    public string NowText => TimeRange.ToText(NowMilliseconds);

    /// <summary>The time in some seconds.</summary>
    /// <exception cref="ApiFailure">There is no such time.</exception>
    public DateTimeOffset In(double seconds) => seconds <= (DateTimeOffset.MaxValue - Now).TotalSeconds - 1 ? Now.AddSeconds(seconds) : throw ApiFailure.Validation("A time is too far ahead.");

    /// <summary>Checks a body that no request has brought: it fits the schema of the action's body.</summary>
    /// <exception cref="ApiFailure">It does not.</exception>
    public void CheckBody(string action, JsonNode body)
    {
        if (Description.Actions.GetValueOrDefault(action)?.Body?.Schema is { } schema && Schemas.ViolationsAsync(schema, body.ToJsonString()).GetAwaiter().GetResult() is { Count: > 0 } violations)
            throw ApiFailure.Validation($"It does not fit its schema: {string.Join("; ", violations)}");
    }

    /// <summary>The collection that a call is about.</summary>
    public Collection Collection(CollectionModel model, ApiCall call) => Store.Of(model.Kind, SimulatorStore.Scope(model.KeptIn.Select(call.Id)));

    /// <summary>The document that a call is about. It exists: the request was checked.</summary>
    public Document Document(CollectionModel model, ApiCall call) =>
        Find(model, call.Action, call.PathValues) ?? throw ApiFailure.NotFound(model.Item);

    /// <summary>The document whose id is in a path; null if there is none.</summary>
    public Document? Find(CollectionModel model, ApiAction action, IReadOnlyDictionary<string, string> pathValues)
    {
        var scope = SimulatorStore.Scope(model.KeptIn.Select(name => pathValues[name]));
        var id = pathValues[model.IdParameter];
        var documents = Store.Of(model.Kind, scope);
        if (documents.TryFind(id, out var document))
            return document.IsDeleted || !model.ScopeParameters.Except(model.KeptIn).All(name => string.Equals(document.Text(name), pathValues[name], StringComparison.OrdinalIgnoreCase)) ? null : document;

        // A few are found by their name too.
        return model.IdParameter.EndsWith("IdOrName", StringComparison.Ordinal)
            ? documents.Documents.FirstOrDefault(one => string.Equals(one.Text("version") ?? one.Text("name"), id, StringComparison.Ordinal))
            : null;
    }

    /// <summary>The kinds of documents that the path of an action names, in the order of the path.</summary>
    public IEnumerable<CollectionModel> InPath(ApiAction action)
    {
        foreach (var parameter in action.PathParameters)
        {
            // The parameter apiTokenId is that of several kinds: the action's own resource decides.
            var model = Models.FirstOrDefault(model => model.IdParameter == parameter && model.Item == action.Resource)
                ?? Models.FirstOrDefault(model => model.IdParameter == parameter && model.ScopeParameters.All(action.PathParameters.Contains));
            if (model is not null && model.ScopeParameters.All(action.PathParameters.Contains))
                yield return model;
        }
    }
}
