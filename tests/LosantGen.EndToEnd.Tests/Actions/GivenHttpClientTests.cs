using System.Net.Http.Json;
using Losant;
using LosantGen.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LosantGen.EndToEnd.Tests.Actions;

/// <summary>A client with a given HttpClient, which is how users test their own code.</summary>
public sealed class GivenHttpClientTests
{
    [Fact]
    public async Task A_fake_handler_responds_with_generated_types()
    {
        var response = new LastValueData { [Fleet.Pump] = new() { Time = Fleet.Noon, Data = new Dictionary<string, JsonScalar> { ["level"] = 7 } } };
        using var http = new HttpClient(new FakeHandler(_ => new() { Content = JsonContent.Create(response) }));
        using var losant = new LosantClient(http, new LosantClientOptions { AccessToken = "any" });

        var last = await losant.Data.LastValueQueryAsync(Fleet.Application, new LastValueQuery { Attribute = "level" });

        Assert.Equal((Fleet.Noon, 7L), (last[Fleet.Pump].Time, last[Fleet.Pump].Data["level"].AsInt64()));
    }

    [Fact]
    public async Task A_fake_handler_sees_the_request()
    {
        var handler = new FakeHandler(_ => new() { Content = JsonContent.Create(new JobEnqueuedResult { JobId = "one" }) });
        using var http = new HttpClient(handler);
        using var losant = new LosantClient(http, new LosantClientOptions { AccessToken = "any" });

        await losant.Data.ExportAsync(Fleet.Application, new DevicesDataExport { Email = "somebody@example.com" });

        Assert.Equal(HttpMethod.Post, handler.Request!.Method);
        Assert.Equal($"https://api.losant.com/applications/{Fleet.Application}/data/export", handler.Request.RequestUri!.GetLeftPart(UriPartial.Path));
    }

    [Fact]
    public async Task The_given_client_is_not_disposed_and_its_base_address_is_used()
    {
        await using var world = await World.StartAsync();
        using var http = new HttpClient { BaseAddress = world.Simulator.BaseUrl };
        for (var i = 0; i < 2; i++)
        {
            using var losant = new LosantClient(http, new LosantClientOptions { AccessToken = Fleet.Token });
            Assert.Equal(2, (await losant.Data.LastValueQueryAsync(Fleet.Application, new LastValueQuery { Attribute = "level" })).Count);
        }
    }

    [Fact]
    public async Task The_client_can_be_resolved_from_services()
    {
        await using var world = await World.StartAsync();
        var services = new ServiceCollection();
        services.AddLosantClient(options =>
        {
            options.BaseUrl = world.Simulator.BaseUrl;
            options.AccessToken = Fleet.Token;
        });
        await using var provider = services.BuildServiceProvider();

        var losant = provider.GetRequiredService<LosantClient>();

        Assert.Equal(2, (await losant.Data.LastValueQueryAsync(Fleet.Application, new LastValueQuery { Attribute = "level" })).Count);
    }
}
