using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Losant;
using LosantGen.Conformance.Tests.Recordings;
using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Calls;

/// <summary>For all actions of the vendor's folder: an invalid argument is rejected by name, and nothing is sent.</summary>
public class ArgumentTests
{
    [Fact]
    public async Task A_path_parameter_never_leaves_its_segment()
    {
        foreach (var scene in Scene.All())
        {
            foreach (var parameter in scene.Action.ParametersIn("path"))
            {
                var name = (string)parameter["name"]!;
                foreach (var value in new[] { "", ".", "..", "a/b", "../x", "%2f", "%2e%2e", "a?b#c", "a b\\c", "é" })
                {
                    var changed = scene.With(name, value);
                    if (value is "" or "." or ".." || (string?)parameter["pattern"] is { } pattern && !Regex.IsMatch(value, pattern, RegexOptions.ECMAScript))
                    {
                        await IsRefusedAsync(changed, name);
                        continue;
                    }
                    using var handler = new CapturingHandler(204, null);
                    await Record.ExceptionAsync(() => changed.SendAsync(handler));
                    var segments = Assert.Single(handler.Requests).Url.AbsolutePath.Split('/');
                    var template = scene.Action.Path.Split('/');
                    Assert.Equal(template.Length, segments.Length);
                    Assert.Equal(value, Uri.UnescapeDataString(segments[Array.IndexOf(template, $"{{{name}}}")]));
                }
                await IsRefusedAsync(scene.With(name, null), name);
            }
        }
    }

    [Fact]
    public async Task A_parameter_that_violates_its_pattern_or_enum_is_rejected()
    {
        var count = 0;
        foreach (var scene in Scene.All())
        {
            foreach (var parameter in scene.Action.Parameters.Where(p => (string?)p["in"] is "query" or "multipart" && (p["pattern"] is not null || p["enum"] is not null)))
            {
                count++;
                await IsRefusedAsync(scene.With((string)parameter["name"]!, "no such value!"), (string)parameter["name"]!);
            }
        }
        Assert.Equal(187, count);
    }

    [Fact]
    public async Task An_empty_required_parameter_is_rejected()
    {
        var count = 0;
        foreach (var scene in Scene.All())
        {
            foreach (var parameter in scene.Action.ParametersIn("query").Where(p => (bool?)p["required"] == true && scene.Arguments[(string)p["name"]!]!.GetValueKind() == JsonValueKind.String))
            {
                count++;
                var name = (string)parameter["name"]!;
                await IsRefusedAsync(scene.With(name, ""), name);
                await IsRefusedAsync(scene.With(name, null), name);
            }
        }
        Assert.Equal(13, count);
    }

    [Fact]
    public async Task An_invalid_page_or_page_size_is_rejected()
    {
        var count = 0;
        foreach (var scene in Scene.All())
        {
            var names = scene.Action.ParametersIn("query").Select(p => (string)p["name"]!).ToHashSet();
            if (names.Contains("perPage"))
            {
                count++;
                await IsRefusedAsync(scene.With("perPage", 0), "perPage");
                await IsRefusedAsync(scene.With("perPage", -1), "perPage");
                await IsRefusedAsync(scene.With("page", -1), "page");
            }
            if (names.Contains("limit") && names.Contains("offset"))
            {
                count++;
                await IsRefusedAsync(scene.With("limit", -1), "limit");
                await IsRefusedAsync(scene.With("offset", -1), "offset");
            }
        }
        Assert.Equal(44, count);
    }

    [Fact]
    public async Task A_missing_body_is_rejected()
    {
        var count = 0;
        foreach (var scene in Scene.All())
        {
            foreach (var parameter in scene.Action.ParametersIn("body").Where(p => (bool?)p["required"] == true))
            {
                count++;
                await IsRefusedAsync(scene.With((string)parameter["name"]!, null), (string)parameter["name"]!);
            }
        }
        Assert.Equal(132, count);
    }

    [Fact]
    public async Task An_invalid_body_is_one_exception_with_every_violation()
    {
        var scene = Scene.Of("device", "patch").With("device", new JsonObject { ["name"] = "", ["parentId"] = "no id", ["deviceClass"] = "cloud" });
        var thrown = Assert.IsType<LosantRequestValidationException>(await scene.RefusalAsync());
        Assert.Equal(["/name", "/parentId", "/deviceClass"], thrown.Violations.Select(v => v.Pointer).Distinct().OrderBy(p => Array.IndexOf(["/name", "/parentId", "/deviceClass"], p)));
    }

    [Fact]
    public async Task An_action_fails_before_the_network_when_it_needs_a_token_and_none_is_set()
    {
        foreach (var scene in Scene.All())
        {
            if (!scene.Action.NeedsToken)
            {
                using var handler = new CapturingHandler(204, null);
                await Record.ExceptionAsync(() => scene.SendAsync(handler, token: null));
                Assert.DoesNotContain("authorization", Assert.Single(handler.Requests).Headers.Keys);
                using var withToken = new CapturingHandler(204, null);
                await Record.ExceptionAsync(() => scene.SendAsync(withToken));
                Assert.Equal("Bearer test-token", Assert.Single(withToken.Requests).Headers["authorization"]);
            }
            else
            {
                Assert.True(await scene.RefusalAsync(token: null) is LosantTokenException, scene.ToString());
            }
        }
    }

    private static async Task IsRefusedAsync(Scene scene, string name)
    {
        var thrown = await scene.RefusalAsync();
        Assert.True(thrown is ArgumentException or LosantRequestValidationException, $"{scene} is not refused");
        var named = (thrown as ArgumentException)?.ParamName ?? (thrown as LosantRequestValidationException)?.ParameterName ?? "?";
        Assert.True(CSharpName.Parameter(name) == CSharpName.Camel(named), $"{scene}: the exception names {named}");
    }
}
