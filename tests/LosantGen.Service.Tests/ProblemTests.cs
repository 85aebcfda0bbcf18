using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;

namespace LosantGen.Service.Tests;

/// <summary>An error of the API is a ProblemDetails, which tells what the caller can know and no token.</summary>
public sealed class ProblemTests
{
    private const string Unknown = "0123456789abcdef01234567";

    public static TheoryData<string, int, string> Faults => new()
    {
        { "error 400", 400, "The API refused the request." },
        { "error 401", 502, "The API failed." },
        { "error 403", 502, "The API failed." },
        { "error 404", 404, "The API does not have this." },
        { "error 429", 503, "The API has had too many calls." },
        { "error 500", 502, "The API failed." },
        { "error 503", 502, "The API failed." },
        { "reset", 502, "The API failed." },
        { "malformed", 502, "The API failed." },
        { "slow", 504, "The API did not answer in time." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_failure_of_the_api_has_a_status_of_the_services_own(string fault, int status, string title)
    {
        await using var service = await RunningService.StartAsync(("Losant:Timeout", "00:00:01"), ("Resilience:Retry:MaxRetryAttempts", "1"));
        var pump = service.Simulator.AddDevice("pump", "level");
        service.Simulator.Faults.Add(fault.Split(' ') switch
        {
            ["error", var error] => SimulatedFault.Error(int.Parse(error, System.Globalization.CultureInfo.InvariantCulture), error == "429" ? TimeSpan.Zero : null),
            ["reset"] => SimulatedFault.Reset(),
            ["malformed"] => SimulatedFault.MalformedBody(),
            _ => SimulatedFault.Latency(TimeSpan.FromHours(1)),
        } with
        { Actions = "device.getCompositeState" });

        var (found, problem, text) = await ProblemAsync(service, $"/api/devices/{pump.Id}/values");

        Assert.Equal((status, status, title), (found, (int)problem["status"]!, (string?)problem["title"]));
        Assert.DoesNotContain(service.Simulator.AccessToken, text, StringComparison.Ordinal);
        Assert.DoesNotContain(service.Log.Entries, entry => entry.Contains(service.Simulator.AccessToken, StringComparison.Ordinal));
        Assert.Contains(service.Log.Entries, entry => entry.Contains($"failed with status {status}", StringComparison.Ordinal) && entry.Contains("Exception", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/devices/" + Unknown + "/values", 404, "The API does not have this.")]
    [InlineData("/api/devices/none/values", 404, "Not Found")]
    [InlineData("/api/none", 404, "Not Found")]
    [InlineData("/api/devices?page=-1", 400, "One or more validation errors occurred.")]
    [InlineData("/api/devices/" + Unknown + "/series/level?minutes=0", 400, "One or more validation errors occurred.")]
    [InlineData("/api/devices/" + Unknown + "/series/no%20name", 400, "One or more validation errors occurred.")]
    public async Task What_the_caller_asks_wrongly_is_told(string path, int status, string title)
    {
        await using var service = await RunningService.StartAsync();

        var (found, problem, _) = await ProblemAsync(service, path);

        Assert.Equal((status, title), (found, (string?)problem["title"]));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "name": null }""")]
    [InlineData("""{ "name": "" }""")]
    [InlineData("""{ "name": 5 }""")]
    [InlineData("[")]
    public async Task A_command_that_is_not_valid_is_not_sent(string body)
    {
        await using var service = await RunningService.StartAsync();
        var pump = service.Simulator.AddDevice("pump", "level");

        using var response = await service.SendCommandAsync(pump.Id, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Empty(service.StatusesOf("device.sendCommand"));
    }

    [Theory]
    [InlineData("{}", "The member 'name' is missing.")]
    [InlineData("""{ "name": "" }""", "/name: ")]
    public async Task What_a_body_violates_is_told_with_its_place(string body, string start)
    {
        await using var service = await RunningService.StartAsync();

        using var response = await service.SendCommandAsync(Unknown, body);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal((400, "The request is not valid."), ((int)response.StatusCode, (string?)problem["title"]));
        Assert.StartsWith(start, (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_body_that_is_not_JSON_is_a_mistake_of_the_caller_everywhere(string environment)
    {
        await using var simulator = await RunningService.SimulatorAsync();
        await using var factory = RunningService.Factory(("Losant:BaseUrl", simulator.BaseUrl.AbsoluteUri), ("Losant:AccessToken", simulator.AccessToken), ("Losant:ApplicationId", simulator.ApplicationId))
            .WithWebHostBuilder(host => host.UseEnvironment(environment));
        using var http = factory.CreateClient();
        using var body = new StringContent("{ \"name\": ", System.Text.Encoding.UTF8, "application/json");

        using var response = await http.PostAsync(new Uri($"/api/devices/{Unknown}/commands", UriKind.Relative), body, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    private static async Task<(int Status, JsonNode Problem, string Text)> ProblemAsync(RunningService service, string path)
    {
        using var response = await service.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return ((int)response.StatusCode, JsonNode.Parse(text)!, text);
    }
}
