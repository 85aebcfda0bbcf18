using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Losant.Simulator.Description;

namespace LosantGen.Simulator.Tests.Robustness;

/// <summary>
/// Every value of every example is replaced by odd ones: numbers out of range, texts that no header or path can have, lists and maps where there was a scalar. A
/// request is answered or refused, in JSON, and never breaks the simulator, nor what comes after it.
/// </summary>
public sealed class OddRequestTests
{
    /// <summary>What replaces a value in JSON; the text of a string is written with escapes, so that half a character is one that JSON allows.</summary>
    private static readonly string[] OddJson =
    [
        "null", "true", "0", "-1", "0.5", "1e15", "1e300", "-1e300", "1e999", "99999999999999999999", "\"\"", "\"\\ud800\"", "\"NaN\"", "\"1e999\"", "\"\\u0000\\r\\nX: y\"", "\"2026-02-31T00:00:00Z\"", "\"9999-12-31T23:59:59.999-23:59\"",
        "\"0001-01-01T00:00:00.000+14:00\"", "\"http://[::1\"", "\"../..//%2e%2e/%\"", "\"$ref\"", "[]", "{}", "[null]", "[[]]", "{\"$in\":[null]}", "{\"a\":null}", "{\"$odd\":1}",
    ];

    private static readonly string[] OddTexts =
    [
        "", "null", "-1", "0.5", "1e15", "1e300", "-1e300", "NaN", "Infinity", "9223372036854775807", "99999999999999999999", "%00", "%FF%FE", "%ZZ", "%", "%0D%0AX:%20y", "[]", "{}", "{\"$and\":[null]}", "2026-02-31", "..%2F..",
        "9999-12-31T23:59:59.999-23:59",
    ];

    /// <summary>What is listed after an action has had its odd requests.</summary>
    private static readonly string[] Lists = ["devices", "events", "data-tables", "files", "keys", "flows", "webhooks", "tokens", "dashboards", "jobLogs"];

    /// <summary>A few of the requests of each action, by a seed; LOSANTGEN_ODD_REQUESTS says how many.</summary>
    [Fact]
    public async Task No_value_in_a_request_breaks_the_simulator_or_what_comes_later()
    {
        var most = int.TryParse(Environment.GetEnvironmentVariable("LOSANTGEN_ODD_REQUESTS"), out var given) ? given : 25;
        var description = ApiDescription.Load(VendorFolder.Require());
        var requests = new ExampleRequest(description.Examples);
        var random = new Random(1);
        var (faults, refused) = (new List<string>(), 0);
        foreach (var action in description.Actions.Values)
        {
            await using var simulator = await LosantSimulator.StartAsync(Options, TestContext.Current.CancellationToken);
            using var http = simulator.CreateHttpClient();
            http.DefaultRequestHeaders.Authorization = new("Bearer", simulator.AccessToken);
            await ExampleWorld.AddAsync(simulator, action, requests);
            var variants = (await VariantsAsync(action, requests)).ToArray();
            random.Shuffle(variants);
            foreach (var (path, body, type) in variants.Take(most))
                await SendAsync(action.Method, path, body, type);
            foreach (var list in Lists)
                await SendAsync("GET", $"/applications/{simulator.ApplicationId}/{list}", null, null);

            async Task SendAsync(string method, string path, string? body, string? type)
            {
                var (status, fault) = await FaultAsync(http, simulator, method, path, body, type);
                refused += status == 400 ? 1 : 0;
                if (fault is not null)
                    faults.Add($"{action.Id}: {fault}\n    {method} {path}\n    {body}");
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count}\n{string.Join('\n', faults)}");
        Assert.True(refused > 100);
    }

    private static LosantSimulatorOptions Options => new()
    {
        InMemory = true,
        DescriptionFolder = VendorFolder.Require(),
        ApplicationId = "575ec8687ae143cd83dc4a97",
        EventsPerStream = 0,
    };

    private static async Task<(int Status, string? Fault)> FaultAsync(HttpClient http, LosantSimulator simulator, string method, string path, string? body, string? type)
    {
        var failures = simulator.Failures.Count;
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"http://localhost{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        try
        {
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (response.Content.Headers.ContentType?.MediaType == "application/json")
                JsonNode.Parse(text);
            return ((int)response.StatusCode, simulator.Failures.Skip(failures).FirstOrDefault()?.ToString() ?? ((int)response.StatusCode >= 500 ? $"{response.StatusCode}" : null));
        }
        catch (Exception error) when (error is HttpRequestException or JsonException)
        {
            return (0, error.ToString());
        }
    }

    private static async Task<List<(string Path, string? Body, string? Type)>> VariantsAsync(ApiAction action, ExampleRequest requests)
    {
        using var request = requests.Build(action);
        var variants = new List<(string, string?, string?)>();
        var target = request.RequestUri!.OriginalString;
        var (path, query) = (target.Split('?')[0], target.Split('?')[1]);
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var type = request.Content?.Headers.ContentType?.ToString();
        foreach (var parameter in action.In(ApiParameterLocation.Query))
        {
            var others = string.Join('&', query.Split('&').Where(pair => pair.Split('=')[0] != parameter.Name));
            foreach (var odd in OddTexts)
                variants.Add(($"{path}?{others}&{parameter.Name}={(odd.Contains('%', StringComparison.Ordinal) ? odd : Uri.EscapeDataString(odd))}", body, type));
            variants.Add(($"{path}?{others}&{parameter.Name}[0][key]=x&{parameter.Name}[0][key][deep]=y&{parameter.Name}=z", body, type));
            foreach (var example in query.Split('&').Where(pair => pair.Split('=')[0] == parameter.Name && pair.Contains("%7B", StringComparison.Ordinal)))
            {
                foreach (var odd in Odd(Uri.UnescapeDataString(example.Split('=')[1])))
                    variants.Add(($"{path}?{others}&{parameter.Name}={Uri.EscapeDataString(odd)}", body, type));
            }
        }

        if (body is null)
            return variants;
        foreach (var odd in (string[])["", "{", "null", "[]", "{}", "\"x\"", new string('[', 5000), "{\"a\":1,\"a\":2}", "\uFEFF{}", "{}{}"])
            variants.Add((target, odd, type));
        variants.Add((target, body, "text/plain"));
        variants.Add((target, body, "application/json; charset=utf-16"));
        variants.Add((target, body, "multipart/form-data"));
        variants.Add((target, body, "multipart/form-data; boundary=x"));
        if (type!.StartsWith("application/json", StringComparison.Ordinal))
            variants.AddRange(Odd(body).Select(odd => (target, (string?)odd, (string?)type)));
        else
            variants.AddRange(OddParts(body).Select(odd => (target, (string?)odd, (string?)type)));
        return variants;
    }

    private static IEnumerable<string> OddParts(string body) =>
    [
        body.Replace("filename=", "title=", StringComparison.Ordinal), body.Replace("name=", "title=", StringComparison.Ordinal), body.Replace("\r\n\r\n", "\r\n", StringComparison.Ordinal), body[..(body.Length / 2)],
        body.Replace("Content-Disposition", "Content-Type: a b\r\nContent-Disposition", StringComparison.Ordinal), body.Replace("some.bin", "a\u0001\"b", StringComparison.Ordinal),
        body.Replace("Content-Disposition", "Content-Type: text/plain\u0001é\r\nContent-Disposition", StringComparison.Ordinal),
    ];

    /// <summary>The text with each of its values replaced in turn.</summary>
    private static IEnumerable<string> Odd(string json)
    {
        var mark = JsonValue.Create("\u2026here").ToJsonString();
        for (var i = 0; ; i++)
        {
            var root = JsonNode.Parse(json)!;
            if (All(root).Skip(i).FirstOrDefault() is not { } node)
                yield break;
            node.ReplaceWith("\u2026here");
            var text = root.ToJsonString();
            foreach (var odd in OddJson)
                yield return text.Replace(mark, odd, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<JsonNode> All(JsonNode node) => node switch
    {
        JsonObject map => map.Select(member => member.Value).OfType<JsonNode>().SelectMany(child => All(child).Prepend(child)),
        JsonArray list => list.OfType<JsonNode>().SelectMany(child => All(child).Prepend(child)),
        _ => [],
    };
}
