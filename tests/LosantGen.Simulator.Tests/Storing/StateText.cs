using System.Text;
using Losant.Simulator.Storing;

namespace LosantGen.Simulator.Tests.Storing;

/// <summary>All that a simulator keeps, as text: equal texts are equal states.</summary>
internal static class StateText
{
    public static string Of(LosantSimulator simulator)
    {
        var (store, lines) = (simulator.State.Store, new List<string>());
        foreach (var collection in store.Collections)
            lines.AddRange(collection.Documents.Select((document, i) => $"{i} {Text(Records.Of(document))}"));
        foreach (var (device, history) in store.Histories)
        {
            lines.AddRange(history.Points.Sent.Select(point => $"point {device} {Text(Records.Of(point))}"));
            lines.AddRange(history.Commands.All.Select((entry, i) => $"command {device} {i} {Text(Records.Bytes(entry))}"));
            lines.AddRange(history.Connections.All.Select((entry, i) => $"connection {device} {i} {Text(Records.Bytes(entry))}"));
            lines.AddRange(history.IsGenerated ? [$"generated {device}"] : Array.Empty<string>());
        }

        lines.AddRange(store.Blobs.All.Select(blob => $"file {blob.Key} {blob.Value.Name} {blob.Value.ContentType} {Convert.ToHexString(blob.Value.Content)}"));

        // A token of a source that is gone is never valid.
        lines.AddRange(simulator.State.Tokens.All
            .Where(token => token.Source is not { } source || store.Of(source.Kind, source.Scope).TryFind(source.Id, out _))
            .Select(token => $"token {token.Value} {Text(Records.Of(token))}"));
        lines.Add($"next {simulator.State.Ids.Hex("devices")} {simulator.State.Ids.Hex("events")} {simulator.State.Ids.Word("secrets", 8)}");
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
