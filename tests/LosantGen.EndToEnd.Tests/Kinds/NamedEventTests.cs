using System.Text.Json;
using Losant.Kinds;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>A stream of several kinds of event is a sequence of a union; the event's name determines the case.</summary>
public sealed class NamedEventTests
{
    [Fact]
    public async Task Each_event_is_the_case_for_its_name()
    {
        var events = await WatchAsync("""
            event: reading
            data: {"id":"a","value":4.5}

            event: old-reading
            data: {"id":"b"}

            event: level
            data: 7

            event: level
            data: null

            event: closed
            data: {"why":"done"}


            """, 5);

        Assert.Equal(["reading", "old-reading", "level", "level", "closed"], events.Select(e => e.EventName));
        Assert.Equal(
            ["reading a", "old b", "level 7", "nothing", "closed done"],
            events.Select(e => e.Match(r => $"reading {r.Id}", r => $"old {r.Id}", l => $"level {l}", c => $"closed {c.GetProperty("why")}", () => "nothing", _ => "unknown")));
        Assert.True(events[0].TryGetReading(out var reading));
        Assert.Equal(4.5, reading.Value);
        Assert.False(events[1].TryGetReading(out _));
    }

    [Fact]
    public async Task A_new_or_malformed_event_is_unknown_and_does_not_end_the_stream()
    {
        var events = await WatchAsync("""
            event: brand-new
            data: {"a":1}

            data: unnamed, and no JSON

            event: reading
            data: {"id":

            event: level
            data: "high"

            event: closed
            data: bye

            event: reading
            data: {"id":"a"}


            """, 6);

        Assert.Equal(["brand-new", "message", "reading", "level", "closed", "reading"], events.Select(e => e.EventName));
        Assert.Equal(["""{"a":1}""", "unnamed, and no JSON", "{\"id\":", "high"], events.Take(4).Select(UnknownOf));
        Assert.True(events[4].TryGetClosed(out var why));
        Assert.Equal("bye", why.GetString());
        Assert.True(events[5].TryGetReading(out _));
    }

    [Fact]
    public async Task A_stream_without_declared_events_returns_every_event()
    {
        using var fake = FakeKinds.Streaming("event: a\ndata: {\"x\":1}\n\ndata: no JSON\n\n");

        var events = await fake.Probe.ListenAsync().Take(2).ToListAsync();

        Assert.Equal([JsonValueKind.Object, JsonValueKind.String], events.Select(e => e.ValueKind));
        Assert.Equal("no JSON", events[1].GetString());
    }

    [Fact]
    public void A_program_can_create_an_event()
    {
        var made = ProbeWatchEvent.OfOldReading(new Reading { Value = 1 });

        Assert.Equal("old-reading", made.EventName);
        Assert.True(made.TryGetOldReading(out _));
    }

    private static string UnknownOf(ProbeWatchEvent item) => item.TryGetUnknown(out var data) ? data.ToString() : "";

    private static async Task<List<ProbeWatchEvent>> WatchAsync(string stream, int count)
    {
        using var fake = FakeKinds.Streaming(stream.ReplaceLineEndings("\n"));
        return await fake.Probe.WatchAsync().Take(count).ToListAsync();
    }
}
