using Losant;
using Losant.Simulator;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Conveniences;

/// <summary>A user who signs in to the simulator.</summary>
public sealed class UserTests
{
    [Fact]
    public async Task A_user_with_a_second_factor_signs_in()
    {
        const string key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW";
        await using var world = await World.StartAsync();
        var id = world.Simulator.AddUser(new SimulatedUser { Email = "kim@example.com", Password = "correct horse", TwoFactorKey = key });
        var user = new LosantUserTokenProvider("kim@example.com", "correct horse") { TwoFactorCode = () => Task.FromResult(world.Simulator.TwoFactorCode(key)) };
        using var losant = new LosantClient(new LosantClientOptions { BaseUrl = world.Simulator.BaseUrl, TokenProvider = user });

        var devices = await losant.Devices.GetAsync(Fleet.Application);

        Assert.Equal(5, devices.TotalCount);
        Assert.Equal(id, user.Current?.UserId);
        Assert.Equal([("auth.authenticateUser", 401), ("auth.authenticateUser", 200), ("devices.get", 200)], world.Simulator.Requests.Select(r => (r.Action, r.Status)));
    }
}
