using System.Net;

namespace LosantGen.Service.Tests;

/// <summary>Ready is who can call the API; alive is who runs.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_service_whose_api_answers_is_ready_and_alive()
    {
        await using var service = await RunningService.StartAsync();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await HealthAsync(service));
        Assert.Equal("application.get", Assert.Single(service.Simulator.Requests, request => request.Action != "devices.get").Action);
    }

    [Fact]
    public async Task With_a_token_that_has_expired_it_is_alive_and_not_ready()
    {
        var simulator = await RunningService.SimulatorAsync();
        var token = simulator.AddToken();
        await using var service = RunningService.Start(simulator, ("Losant:AccessToken", token));
        simulator.Faults.Add(SimulatedFault.ExpiredToken() with { Actions = "application.get", Times = 1 });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), await HealthAsync(service));
        Assert.Single(service.StatusesOf("application.get"));
        Assert.Contains(service.Log.Entries, entry => entry.Contains("LosantUnauthorizedException", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Log.Entries, entry => entry.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_api_that_does_not_answer_in_time_makes_it_not_ready_until_it_does()
    {
        await using var service = await RunningService.StartAsync(("Readiness:Timeout", "00:00:01"));
        service.Simulator.Faults.Add(SimulatedFault.Latency(TimeSpan.FromHours(1)) with { Actions = "application.get" });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), await HealthAsync(service));
        service.Simulator.Faults.Clear();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await HealthAsync(service));
    }

    private static async Task<(HttpStatusCode Live, HttpStatusCode Ready)> HealthAsync(RunningService service)
    {
        using var live = await service.Http.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        using var ready = await service.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return (live.StatusCode, ready.StatusCode);
    }
}
