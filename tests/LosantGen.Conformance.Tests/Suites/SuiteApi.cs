using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Losant;
using LosantGen.Conformance.Tests.Support;
using Microsoft.CodeAnalysis;

namespace LosantGen.Conformance.Tests.Suites;

/// <summary>
/// One client of all schemas of the suite. Each is a file of its own: the body of two actions, one that responds with it and one that
/// takes it, and a member of two objects, one where it must be there and one where it may.
/// </summary>
internal sealed class SuiteApi
{
    private readonly GeneratedApi _api;
    private readonly HashSet<string> _withTimes = new(StringComparer.Ordinal);
    private readonly object _resource;
    private string _response = "";
    private string? _sent;

    public SuiteApi(string name, IEnumerable<(string Name, JsonNode Schema)> schemas)
    {
        List<(string Path, string Text)> files = [];
        var actions = new List<string>();
        foreach (var (schema, node) in schemas)
        {
            if (SuiteSchema.AllOf(node).Any(n => n is JsonObject o && (string?)(o["format"] as JsonValue) == "date-time")) _withTimes.Add(schema);
            files.Add((schema + ".json", node.ToJsonString()));
            files.Add((schema + "Required.json", $$"""{ "type": "object", "properties": { "value": { "$ref": "#/definitions/{{schema}}" } }, "required": ["value"], "additionalProperties": false }"""));
            files.Add((schema + "Optional.json", $$"""{ "type": "object", "properties": { "value": { "$ref": "#/definitions/{{schema}}" } }, "additionalProperties": false }"""));
            foreach (var reached in new[] { schema, schema + "Required", schema + "Optional" })
                actions.Add($$"""  "get {{reached}}": { "method": "GET", "path": "/{{reached}}", "responses": { "200": { "schema": { "$ref": "#/definitions/{{reached}}" } } } }""");
            actions.Add($$"""  "put {{schema}}": { "method": "PUT", "path": "/{{schema}}", "params": [{ "in": "body", "name": "body", "required": true, "schema": { "$ref": "#/definitions/{{schema}}" } }], "responses": { "204": {} } }""");
        }
        files.Add(("apiInfo.json", $$"""{ "suite": { "path": "/suite", "actions": { {{string.Join(",\n", actions)}} } } }"""));
        _api = GeneratedApi.Of(name, [.. files]);
        var handler = new FakeHandler(Reply);
        var client = _api.Client(handler, new LosantClientOptions());
        _resource = client.GetType().GetProperty("Suite")!.GetValue(client)!;
    }

    /// <summary>The diagnostics about a schema.</summary>
    public IEnumerable<Diagnostic> DiagnosticsOf(string schema) => _api.Diagnostics.Where(d => Path.GetFileNameWithoutExtension(d.Location.GetLineSpan().Path) == schema);

    /// <summary>
    /// Reads a body as a response and sends it as a request. Null where it comes through as it was, and no check has anything against it;
    /// else what went wrong.
    /// </summary>
    public async Task<string?> ComplaintAboutBodyAsync(string schema, JsonNode? instance)
    {
        _response = instance?.ToJsonString() ?? "null";
        _sent = null;
        try
        {
            var value = await CallAsync("Get" + CSharpName.Pascal(schema));
            await CallAsync("Put" + CSharpName.Pascal(schema), value);
            // What has a check of its own says there what a request says.
            if (value is not null && Violations(value) is { Count: > 0 } own) return "violation outside of a request only: " + string.Join("; ", own);
        }
        catch (LosantResponseException e)
        {
            return "unreadable: " + (e.InnerException ?? e).Message;
        }
        catch (LosantRequestValidationException e)
        {
            return "violation: " + string.Join("; ", e.Violations);
        }
        catch (ArgumentNullException)
        {
            return "null cannot be sent";
        }
        return _sent is null ? "nothing was sent" : Change(schema, instance, JsonNode.Parse(_sent));
    }

    /// <summary>The same of a member of an object, which is read and written by itself.</summary>
    public string? ComplaintAboutMember(string schema, bool required, JsonNode? instance)
    {
        var type = _api.Type(CSharpName.Pascal(schema) + (required ? "Required" : "Optional"));
        try
        {
            var value = _api.Read(type, new JsonObject { ["value"] = instance?.DeepClone() }.ToJsonString());
            if (Violations(value) is { Count: > 0 } violations) return "violation: " + string.Join("; ", violations);
            return JsonNode.Parse(_api.Write(value))!.AsObject().TryGetPropertyValue("value", out var written) ? Change(schema, instance, written) : "left out";
        }
        catch (JsonException e)
        {
            return "unreadable: " + e.Message;
        }
    }

    private static IReadOnlyList<LosantViolation>? Violations(object value) => (IReadOnlyList<LosantViolation>?)value.GetType().GetMethod("Validate", [])?.Invoke(value, null);

    private string? Change(string schema, JsonNode? instance, JsonNode? written) =>
        (_withTimes.Contains(schema) ? JsonDifference.Of(Instants.Of(instance), Instants.Of(written)) : JsonDifference.Of(instance, written)) is { } difference ? "changed: " + difference : null;

    private async Task<object?> CallAsync(string method, params object?[] arguments)
    {
        var info = _resource.GetType().GetMethod(method + "Async")!;
        // Reflection makes a zero of it.
        if (arguments is [null] && info.GetParameters()[0].ParameterType is { IsValueType: true } type && Nullable.GetUnderlyingType(type) is null) throw new ArgumentNullException(info.GetParameters()[0].Name);
        var all = info.GetParameters().Select((p, i) => i < arguments.Length ? arguments[i] : p.ParameterType == typeof(CancellationToken) ? TestContext.Current.CancellationToken : null).ToArray();
        var task = (Task)info.Invoke(_resource, BindingFlags.DoNotWrapExceptions, null, all, null)!;
        await task;
        return info.ReturnType.IsGenericType ? info.ReturnType.GetProperty("Result")!.GetValue(task) : null;
    }

    private HttpResponseMessage Reply(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Get) return FakeHandler.Json(_response);
        if (request.Content is { } content)
        {
            using var reader = new StreamReader(content.ReadAsStream(), Encoding.UTF8);
            _sent = reader.ReadToEnd();
        }
        return new HttpResponseMessage(HttpStatusCode.NoContent);
    }
}
