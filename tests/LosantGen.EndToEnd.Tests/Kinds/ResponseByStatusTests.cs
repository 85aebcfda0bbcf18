using Losant.Kinds;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>An action with two success codes and a body for each.</summary>
public sealed class ResponseByStatusTests
{
    [Fact]
    public async Task A_200_is_one_type()
    {
        await using var world = await KindsWorld.StartAsync();

        var response = await world.Gauges.DeleteAsync(Fleet.Application);

        Assert.Equal(200, response.Status);
        Assert.True(response.TryGetDeletionResult(out var result));
        Assert.Equal(3, result.Removed);
        Assert.False(response.TryGetJob(out _));
    }

    [Fact]
    public async Task A_202_is_another_type()
    {
        await using var world = await KindsWorld.StartAsync();

        var response = await world.Gauges.DeleteAsync(Fleet.Application, new Deletion { ForceJob = true });

        Assert.Equal(202, response.Status);
        Assert.Equal("q7Zt0mVbK3xWc9LrYp2Hs", response.Match(_ => "", job => job.JobId, _ => ""));
    }

    [Fact]
    public async Task A_201_is_a_success_like_any_other()
    {
        await using var world = await KindsWorld.StartAsync();

        var gauge = await world.Gauges.PostAsync(Fleet.Application, new GaugePost { Name = "Boiler" });

        Assert.Equal("Boiler", gauge.Name);
        Assert.Equal(201, Assert.Single(world.Simulator.Requests).Status);
    }
}
