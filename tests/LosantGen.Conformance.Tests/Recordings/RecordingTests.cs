using System.Globalization;
using Losant;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Recordings;

/// <summary>The requests of the vendor's client, sent again by the generated client.</summary>
public class RecordingTests
{
    private static readonly string[] ForEveryCall = ["losantdomain", "_actions", "_links", "_embedded"];

    [Theory]
    [InlineData("vendor")]
    [InlineData("own")]
    public async Task Every_recorded_call_is_sent_as_the_vendors_client_sent_it(string descriptions)
    {
        var api = GeneratedApi.Of(descriptions);
        var differences = new List<string>();
        var calls = RecordedCall.All();
        foreach (var call in calls)
        {
            if (await DifferenceAsync(api, call) is { } difference) differences.Add($"{call}: {difference}");
        }
        Assert.True(differences.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{calls.Count - differences.Count} of {calls.Count} are equal.\n{string.Join('\n', differences)}"));
        Assert.Equal(538, calls.Count);
    }

    private static async Task<string?> DifferenceAsync(GeneratedApi api, RecordedCall call)
    {
        var action = api.Description.Action(call.Resource, call.Action);
        using var handler = Responding(api.Description, action);
        // The vendor's own defaults.
        // The vendor's client validates nothing, and some of its recorded values violate the enum of its own description.
        var client = api.Client(handler, new LosantClientOptions { AccessToken = "test-token", IncludeLinks = true, IncludeEmbedded = true, ValidateRequests = false });
        var own = call.Parameters.Where(p => !ForEveryCall.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value);
        var options = own.Count == call.Parameters.Count ? null : new LosantRequestOptions
        {
            LosantDomain = (string?)call.Parameters["losantdomain"],
            IncludeActions = (bool?)call.Parameters["_actions"],
            IncludeLinks = (bool?)call.Parameters["_links"],
            IncludeEmbedded = (bool?)call.Parameters["_embedded"],
        };
        try
        {
            await new GeneratedCall(client, call.Resource, call.Action).SendAsync(own, options, TestContext.Current.CancellationToken);
        }
        catch (Exception e) when (e is ArgumentException or LosantException or InvalidOperationException or FormatException)
        {
            return e.ToString();
        }
        return handler.Requests is [var sent] ? RequestDifference.Of(call.Request, sent, action) : $"{handler.Requests.Count} requests went out";
    }

    /// <summary>Responds with the example of the action's first success code.</summary>
    private static CapturingHandler Responding(Description description, ApiAction action)
    {
        var status = action.SuccessCodes.First();
        if (action.IsEventStream)
        {
            var (name, item) = action.Responses[status]["sseEvents"]!.AsObject().First();
            var data = description.Examples[((string)item!["schema"]!["$ref"]!).Split('/')[^1]].ToJsonString();
            return new CapturingHandler(status, $"event: {name}\ndata: {data}\n\n", "text/event-stream");
        }
        return new CapturingHandler(status, action.SchemaOf(status) is { } body ? description.Examples[body].ToJsonString() : null);
    }
}
