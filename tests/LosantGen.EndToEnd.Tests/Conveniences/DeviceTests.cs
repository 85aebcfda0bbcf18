using System.Text.Json;
using Losant;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Conveniences;

/// <summary>A device that reports states.</summary>
public sealed class DeviceTests
{
    private const string Application = "5f0000000000000000000001";
    private const string Id = "5f0000000000000000000002";

    [Fact]
    public async Task A_state_is_its_values_and_its_time()
    {
        var sent = new List<string>();
        using var device = Device(sent);

        await device.SendStateAsync(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), ("temperature", 21.5), ("on", true));

        Assert.Equal(["""[{"time":"2026-01-31T12:00:00.000Z","data":{"temperature":21.5,"on":true}}]"""], sent);
    }

    [Fact]
    public async Task States_are_sent_thirty_at_a_time_and_wait_for_the_limit()
    {
        var sent = new List<string>();
        using var device = Device(sent);
        using var stop = new CancellationTokenSource();

        var sending = device.SendStatesAsync(Enumerable.Range(0, 31).Select(i => new DeviceState { Data = JsonScalar.Map(("n", i)) }), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(30, JsonDocument.Parse(Assert.Single(sent)).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task A_peripheral_has_its_own_limit_and_its_own_address()
    {
        var paths = new List<string>();
        using var gateway = Device([], paths);

        await gateway.Peripheral("5f0000000000000000000003").SendStateAsync(("n", 1));

        Assert.Equal([$"/applications/{Application}/devices/5f0000000000000000000003/state"], paths);
    }

    [Fact]
    public async Task A_device_signs_in_reports_and_gets_commands()
    {
        await using var world = await World.StartAsync();
        var key = world.Simulator.AddAccessKey(Fleet.Fan);
        using var stop = new CancellationTokenSource();

        using var device = await LosantDeviceClient.SignInAsync(Fleet.Fan, key.Key, key.Secret, new() { BaseUrl = world.Simulator.BaseUrl });
        await device.SendStateAsync(Fleet.Noon, ("level", 3.5));
        await using var commands = device.CommandsAsync(stop.Token).GetAsyncEnumerator();
        var next = commands.MoveNextAsync();
        while (world.Simulator.OpenStreams == 0) await Task.Delay(10);
        await world.Losant.Device.SendCommandAsync(Fleet.Application, Fleet.Fan, new() { Name = "stop" });

        Assert.True(await next);
        Assert.Equal("stop", commands.Current.Name);
        Assert.Equal((Fleet.Application, Fleet.Fan, "gateway"), (device.ApplicationId, device.DeviceId, device.SignIn?.DeviceClass));
        Assert.Equal(3.5, (await world.Data.LastValueQueryAsync(Fleet.Application, new() { Attribute = "level", DeviceIds = [Fleet.Fan] })).Single().Value.Data["level"].AsDouble());
    }

    [Fact]
    public async Task A_gateway_reports_for_its_peripheral()
    {
        await using var world = await World.StartAsync();
        var key = world.Simulator.AddAccessKey(Fleet.Fan);

        using var gateway = await LosantDeviceClient.SignInAsync(Fleet.Fan, key.Key, key.Secret, new() { BaseUrl = world.Simulator.BaseUrl });
        await gateway.Peripheral(Fleet.Pump).SendStateAsync(Fleet.Noon, ("level", 11));

        Assert.Equal(11, (await world.Data.LastValueQueryAsync(Fleet.Application, new() { Attribute = "level", DeviceIds = [Fleet.Pump] })).Single().Value.Data["level"].AsDouble());
    }

    private static LosantDeviceClient Device(List<string> sent, List<string>? paths = null) => new(new LosantClient(new HttpClient(new FakeHandler(request =>
    {
        sent.Add(request.Content!.ReadAsStringAsync().GetAwaiter().GetResult());
        paths?.Add(request.RequestUri!.AbsolutePath);
        return FakeHandler.Json("""{ "success": true }""");
    })), new LosantClientOptions { AccessToken = "t" }), Application, Id);
}
