using Losant;
using Losant.Simulator;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Conveniences;

/// <summary>Devices that have to be there.</summary>
public sealed class ProvisioningTests
{
    private static readonly DevicePost Probe = new() { Name = "Probe 7", Attributes = [new() { Name = "level", DataType = "number" }], Tags = [new() { Key = "site", Value = "north" }] };

    [Fact]
    public async Task A_device_is_created_once()
    {
        await using var world = await World.StartAsync();

        var first = await world.Losant.FindOrCreateDeviceAsync(Fleet.Application, Probe);
        var second = await world.Losant.FindOrCreateDeviceAsync(Fleet.Application, Probe);

        Assert.Equal(first.Id, second.Id);
        Assert.Single(world.Simulator.Requests, r => r.Action == "devices.post");
    }

    [Fact]
    public async Task Programs_that_create_it_at_the_same_time_get_the_same_one()
    {
        await using var simulator = await LosantSimulator.StartAsync(new LosantSimulatorOptions { Devices = [] });
        using var losant = new LosantClient(new LosantClientOptions { BaseUrl = simulator.BaseUrl, AccessToken = simulator.AccessToken });
        // As over a network, a device that a program does not see is younger than its own.
        simulator.Faults.Add(SimulatedFault.Latency(TimeSpan.FromMilliseconds(20)) with { Actions = "devices.get" });

        var devices = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => losant.FindOrCreateDeviceAsync(simulator.ApplicationId, Probe)));
        var left = await losant.Devices.GetAsync(simulator.ApplicationId, query: new() { Name = "Probe 7" });

        Assert.Equal(Assert.Single(left.Items!).Id, Assert.Single(devices.Select(d => d.Id).Distinct()));
    }

    [Fact]
    public async Task An_attribute_that_another_program_added_meanwhile_is_no_failure()
    {
        await using var world = await World.StartAsync();
        var device = await world.Losant.FindOrCreateDeviceAsync(Fleet.Application, Probe);
        DeviceAttributePost[] attributes = [new() { Name = "open", DataType = "boolean" }];

        Assert.Equal(1, await world.Losant.AddMissingAsync(Fleet.Application, device, attributes));
        Assert.Equal(0, await world.Losant.AddMissingAsync(Fleet.Application, device, attributes));
        await Assert.ThrowsAsync<LosantNotFoundException>(() => world.Losant.AddMissingAsync(Fleet.Application, new Device { Id = "5f0000000000000000000000" }, attributes));
    }

    [Fact]
    public async Task What_is_missing_is_added_and_nothing_is_lost()
    {
        await using var world = await World.StartAsync();
        var device = await world.Losant.FindOrCreateDeviceAsync(Fleet.Application, Probe);
        await world.Losant.DeviceAttributes.PostAsync(Fleet.Application, device.Id!, new() { Name = "ofAnother", DataType = "string" });

        DeviceAttributePost[] attributes = [new() { Name = "level", DataType = "number" }, new() { Name = "open", DataType = "boolean" }];
        DeviceTag[] tags = [new() { Key = "site", Value = "north" }, new() { Key = "zone", Value = "a" }];
        var added = await world.Losant.AddMissingAsync(Fleet.Application, device, attributes, tags);
        var after = await world.Losant.Device.GetAsync(Fleet.Application, device.Id!);
        var calls = world.Simulator.Requests.Count;

        Assert.Equal(2, added);
        Assert.Equal(["level", "ofAnother", "open"], after.Attributes!.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.Equal([("site", "north"), ("zone", "a")], after.Tags!.Select(t => (t.Key, t.Value)).Order());
        Assert.Equal(0, await world.Losant.AddMissingAsync(Fleet.Application, after, attributes, tags));
        Assert.Equal(calls, world.Simulator.Requests.Count);
    }
}
