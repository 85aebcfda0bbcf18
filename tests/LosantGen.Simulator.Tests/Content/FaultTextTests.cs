using System.Net;
using LosantGen.Simulator.Tests.Meaning;

namespace LosantGen.Simulator.Tests.Content;

/// <summary>Faults from a JSON text.</summary>
public sealed class FaultTextTests
{
    [Fact]
    public async Task Faults_and_scripts_hit_what_they_say()
    {
        await using var world = await World.StartAsync();
        world.Simulator.Faults.AddJson("""
            [
              { "fault": "error", "status": 503, "retryAfterSeconds": 2, "actions": "webhooks.*", "times": 1, "after": 1 },
              { "fault": "latency", "seconds": 0.001, "actions": "events.get" },
              { "script": [{ "fault": "tooManyRequests" }, { "fault": "none" }, { "fault": "error" }], "actions": "me.get" },
            ]
            """);

        var seen = new List<HttpStatusCode>();
        foreach (var path in new[] { "webhooks", "webhooks", "webhooks", "events", "/me", "/me", "/me", "/me" })
            seen.Add((await world.TryAsync("GET", path)).Status);

        Assert.Equal([200, 503, 200, 200, 429, 200, 500, 200], seen.Select(status => (int)status));
    }

    [Fact]
    public async Task Every_fault_that_code_can_make_can_be_said_in_a_text()
    {
        await using var world = await World.StartAsync();
        var names = typeof(SimulatedFault).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(SimulatedFault) && !method.IsSpecialName).Select(method => method.Name).ToArray();

        Assert.NotEmpty(names);
        foreach (var name in names)
            world.Simulator.Faults.AddJson($$"""[{ "fault": "{{char.ToLowerInvariant(name[0])}}{{name[1..]}}" {{(name is "Latency" or "SlowBody" ? ", \"seconds\": 1" : "")}} }]""");
    }

    [Theory]
    [InlineData("{}", "line 1, $: A list of faults is expected.")]
    [InlineData("[\n{ \"fault\": \"fire\" }]", "line 2, $[0].fault: fault is one of none, latency")]
    [InlineData("[\n{ }]", "line 2, $[0]: fault is one of")]
    [InlineData("""[{ "fault": "latency" }]""", "$[0]: A fault latency has seconds.")]
    [InlineData("""[{ "fault": "latency", "seconds": "1" }]""", "$[0].seconds: seconds is not a number from 0 to 86400.")]
    [InlineData("""[{ "fault": "error", "status": 200 }]""", "$[0].status: status is not a number from 400 to 599.")]
    [InlineData("""[{ "fault": "reset", "probability": 2 }]""", "$[0].probability: probability is not a number from 0 to 1.")]
    [InlineData("""[{ "fault": "reset", "status": 500 }]""", "$[0].status: status is not known here; known are fault, actions, probability, times, after.")]
    [InlineData("""[{ "script": [{ "fault": "reset" }] }]""", "$[0]: A script has actions.")]
    [InlineData("""[{ "script": [{ "fault": "reset", "times": 1 }], "actions": "*" }]""", "$[0].script[0].times: times is not known here; known are fault.")]
    [InlineData("""[{ "script": {}, "actions": "*" }]""", "$[0].script: script is not a list.")]
    public async Task A_mistake_is_told_with_its_line_and_path(string text, string expected)
    {
        await using var world = await World.StartAsync();

        var error = Assert.Throws<FormatException>(() => world.Simulator.Faults.AddJson(text));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
