using System.Text.Json.Nodes;
using Losant;
using LosantGen.Conformance.Tests.Recordings;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Calls;

/// <summary>An action of the vendor's description with valid arguments, taken from its recorded call.</summary>
internal sealed record Scene(ApiAction Action, IReadOnlyDictionary<string, JsonNode?> Arguments)
{
    private static readonly string[] ForEveryCall = ["losantdomain", "_actions", "_links", "_embedded"];

    /// <summary>Every action once.</summary>
    public static IReadOnlyList<Scene> All() =>
    [
        .. RecordedCall.All().Where(c => c.Variant == "minimal").Select(c => new Scene(
            GeneratedApi.Vendor.Description.Action(c.Resource, c.Action),
            c.Parameters.Where(p => !ForEveryCall.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value))),
    ];

    public static Scene Of(string resource, string action) => All().Single(s => s.Action.Resource == resource && s.Action.Name == action);

    public Scene With(string name, JsonNode? value) => this with { Arguments = Arguments.Where(a => a.Key != name).Append(new(name, value)).ToDictionary(a => a.Key, a => a.Value) };

    public Task<object?> SendAsync(CapturingHandler handler, string? token = "test-token", LosantRequestOptions? options = null) =>
        new GeneratedCall(GeneratedApi.Vendor.Client(handler, new LosantClientOptions { AccessToken = token }), Action.Resource, Action.Name)
            .SendAsync(Arguments, options, TestContext.Current.CancellationToken);

    /// <summary>The exception of a call that sends nothing.</summary>
    public async Task<Exception?> RefusalAsync(string? token = "test-token")
    {
        using var handler = new CapturingHandler();
        var thrown = await Record.ExceptionAsync(() => SendAsync(handler, token));
        Assert.True(thrown is null || handler.Requests.Count == 0, $"{Action} sent {handler.Requests.FirstOrDefault()?.Url}");
        return thrown;
    }

    public override string ToString() => $"{Action}({string.Join(", ", Arguments.Select(a => $"{a.Key}: {a.Value?.ToJsonString()}"))})";
}
