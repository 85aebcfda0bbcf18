using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Losant;
using LosantGen.Conformance.Tests.Recordings;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Calls;

/// <summary>The responses of calls, for all actions of the vendor's folder.</summary>
public class ResponseTests
{
    [Fact]
    public async Task Every_success_code_returns_the_body_that_is_declared_for_it()
    {
        var count = 0;
        foreach (var scene in Scene.All().Where(s => !s.Action.IsEventStream))
        {
            foreach (var status in scene.Action.SuccessCodes)
            {
                if (scene.Action.SchemaOf(status) is not { } schema) continue;
                count++;
                var body = GeneratedApi.Vendor.Description.Examples[schema].ToJsonString();
                using var handler = new CapturingHandler(status, body);
                var result = await scene.SendAsync(handler);
                if (result!.GetType().GetProperty("Status") is { } property && property.PropertyType == typeof(int))
                {
                    Assert.Equal(status, property.GetValue(result));
                    result = Assert.Single(CasesOf(result));
                }
                Assert.True(result.GetType() == GeneratedApi.Vendor.TypeOf(schema), $"{scene.Action} gives {result.GetType()} for {status}, not {schema}");
                Assert.Null(JsonDifference.Of(body, GeneratedApi.Vendor.Write(result)));
            }
        }
        Assert.Equal(386, count);
    }

    [Fact]
    public async Task A_response_without_a_body_is_nothing_if_the_description_allows_it()
    {
        var scene = Scene.Of("auth", "ssoDomain");
        using var none = new CapturingHandler(204, null);
        Assert.Null(await scene.SendAsync(none));
        using var some = new CapturingHandler(200, GeneratedApi.Vendor.Description.Examples["ssoRequest"].ToJsonString());
        Assert.IsType(GeneratedApi.Vendor.TypeOf("ssoRequest"), await scene.SendAsync(some));
    }

    [Fact]
    public async Task Every_declared_error_is_an_exception_with_the_error_response()
    {
        var typed = 0;
        foreach (var scene in Scene.All())
        {
            foreach (var status in scene.Action.Responses.Keys.Where(s => s >= 400))
            {
                var schema = scene.Action.SchemaOf(status)!;
                using var handler = new CapturingHandler(status, GeneratedApi.Vendor.Description.Examples[schema].ToJsonString());
                var thrown = await Assert.ThrowsAnyAsync<LosantApiException>(() => scene.SendAsync(handler));
                Assert.Equal(status, (int)thrown.StatusCode);
                if (schema == "error")
                {
                    Assert.Equal((string?)GeneratedApi.Vendor.Description.Examples["error"]["type"], thrown.ErrorType);
                    continue;
                }
                typed++;
                Assert.IsType(GeneratedApi.Vendor.TypeOf(schema), thrown.Error);
            }
        }
        Assert.Equal(3, typed);
    }

    [Fact]
    public async Task A_body_or_a_response_can_be_a_list_a_map_or_a_union()
    {
        var api = GeneratedApi.Vendor;
        Assert.True(typeof(LosantList<>).IsAssignableFromGeneric(api.TypeOf("deviceStates")));
        Assert.True(typeof(LosantMap<>).IsAssignableFromGeneric(api.TypeOf("lastValueData")));

        // A union: one state, or a list of them.
        var state = new JsonObject { ["data"] = new JsonObject { ["voltage"] = 1.5 } };
        foreach (var body in new JsonNode[] { state, new JsonArray(state.DeepClone(), state.DeepClone()) })
        {
            using var handler = new CapturingHandler(200, """{"success":true}""");
            await Scene.Of("device", "sendState").With("deviceState", body).SendAsync(handler);
            Assert.Null(JsonDifference.Of(body, Assert.Single(handler.Requests).Json));
        }

        using var list = new CapturingHandler(200, """[{"time":"2020-01-02T03:04:05.000Z","data":{"a":1}},{"time":"2020-01-02T03:04:06.000Z","data":{"a":"x"}}]""");
        Assert.Equal(2, ((IEnumerable)(await Scene.Of("device", "getState").SendAsync(list))!).Cast<object>().Count());

        using var map = new CapturingHandler(200, """{"575ec8687ae143cd83dc4a97":{"data":{"a":1},"time":"2020-01-02T03:04:05.000Z"},"_type":"lastValueData","_links":{"self":{"href":"/x"}}}""");
        Assert.Single(((IEnumerable)(await Scene.Of("data", "lastValueQuery").SendAsync(map))!).Cast<object>());
    }

    private static IEnumerable<object> CasesOf(object union)
    {
        foreach (var method in union.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.Name.StartsWith("TryGet", StringComparison.Ordinal)))
        {
            object?[] found = [null];
            if ((bool)method.Invoke(union, found)!) yield return found[0]!;
        }
    }
}
