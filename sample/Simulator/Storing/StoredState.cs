using Losant.Simulator.Auth;
using Losant.Simulator.Data;
using Losant.Simulator.Devices;
using Losant.Simulator.Jobs;
using Losant.Simulator.Store;

namespace Losant.Simulator.Storing;

/// <summary>What a storage has kept of an earlier run.</summary>
internal sealed class StoredState
{
    /// <summary>A version that writes records which this one cannot read has another number.</summary>
    private const int Version = 1;
    private readonly ILookup<string, SimulatorRecord> _tables;
    private readonly StoredSettings _settings;

    private StoredState(ILookup<string, SimulatorRecord> tables)
    {
        _tables = tables;
        _settings = tables[Records.Settings].Select(Records.Read<StoredSettings>).FirstOrDefault() ?? throw new SimulatorStorageException("The stored state is not that of a simulator.");
        if (_settings.Version != Version)
            throw new SimulatorStorageException("The stored state was written by another version of the simulator.");
    }

    /// <summary>Reads a storage; null if it has nothing yet.</summary>
    /// <exception cref="SimulatorStorageException">It has something else than a simulator's state.</exception>
    public static StoredState? Load(ISimulatorStorage? storage) =>
        storage?.Load().ToLookup(record => record.Table, StringComparer.Ordinal) is { Count: > 0 } tables ? new StoredState(tables) : null;

    /// <summary>Stores what options decide for good: the ids that are made, and the application that is there from the start.</summary>
    public static void PutSettings(SimulatorState state)
    {
        var options = state.Options;
        if (state.Store.Journal.IsOn)
            state.Store.Journal.Put(Records.Settings, Records.Settings, () => Records.Bytes(new StoredSettings(Version, options.Seed, options.ApplicationId, options.AccessToken)));
    }

    /// <summary>The options with the seed and the application of the stored state.</summary>
    public LosantSimulatorOptions Apply(LosantSimulatorOptions options) => options with { Seed = _settings.Seed, ApplicationId = _settings.ApplicationId };

    /// <summary>Puts everything into a state that has nothing yet. The token that may do everything is that of the options, and no longer the one of the run before.</summary>
    public void Restore(SimulatorState state)
    {
        foreach (var record in _tables[Records.Ids])
            state.Ids.Restore(record.Key, Records.Read<int>(record));
        foreach (var record in _tables[Records.Documents])
            Document(state, record);
        foreach (var record in _tables[Records.Points])
            Point(state.Store.History(Records.DeviceOf(record.Key)), record);
        foreach (var record in _tables[Records.Commands])
            state.Store.History(Records.DeviceOf(record.Key)).Commands.Restore(Records.Read<TimedEntries.Entry>(record));
        foreach (var record in _tables[Records.Connections])
            state.Store.History(Records.DeviceOf(record.Key)).Connections.Restore(Records.Read<TimedEntries.Entry>(record));
        var contents = _tables[Records.Contents].ToDictionary(record => record.Key, record => record.Value!.Value.ToArray(), StringComparer.Ordinal);
        foreach (var record in _tables[Records.Files])
        {
            var file = Records.Read<StoredFile>(record);
            state.Store.Blobs.Restore(record.Key, new Blob(file.Name, file.ContentType, contents.GetValueOrDefault(record.Key) ?? throw Records.Unreadable(record)));
        }

        foreach (var record in _tables[Records.Tokens])
            Token(state, record);
        state.Tokens.Revoke(token => token.Value == _settings.AccessToken);
        PutSettings(state);
    }

    private static void Document(SimulatorState state, SimulatorRecord record)
    {
        var stored = Records.Read<StoredDocument>(record);
        if (JsonRead.Text(stored.Json["id"]) is null)
            throw Records.Unreadable(record);
        var document = state.Store.Of(stored.Kind, stored.Scope).Put(stored.Json, stored.Hidden ?? [], stored.Position);
        if (document.Kind == DeviceBook.Kind)
            Seeds.StartHistory(state, document);
        else if (document.Kind == JobLog.Kind)
            JobLog.EndInterrupted(document, state.NowText);
    }

    private static void Point(DeviceHistory history, SimulatorRecord record)
    {
        var stored = Records.Read<StoredPoint>(record);
        var data = stored.Data.ToDictionary(value => value.Key, value => SimulatedValue.FromJson(value.Value) ?? throw Records.Unreadable(record), StringComparer.Ordinal);
        history.Points.Restore(new TimedPoint(stored.Time, data) { Meta = stored.Meta });
    }

    /// <summary>A token whose source is gone is not valid any more, and is left out.</summary>
    private static void Token(SimulatorState state, SimulatorRecord record)
    {
        var stored = Records.Read<StoredToken>(record);
        var source = default(Document);
        if (stored.Source is { } from && !state.Store.Of(from.Kind, from.Scope).TryFind(from.Id, out source))
            return;
        state.Tokens.Restore(new Token
        {
            Value = record.Key,
            Kind = stored.Kind,
            Scopes = stored.Scopes,
            ApplicationId = stored.ApplicationId,
            DeviceId = stored.DeviceId,
            UserId = stored.UserId,
            IssuedAt = stored.IssuedAt,
            ExpiresAt = stored.ExpiresAt,
            Source = source,
        });
    }
}
