using System.Net;
using LosantGen.Simulator.Tests.Meaning;

namespace LosantGen.Simulator.Tests.Robustness;

/// <summary>A mistake of a test is told where it is made, in words of what was called.</summary>
public sealed class MistakeTests
{
    public static readonly IReadOnlyList<TheoryDataRow<LosantSimulatorOptions, string>> Options =
    [
        new(new() { AccessToken = "" }, "AccessToken has visible ASCII characters only"),
        new(new() { AccessToken = "a b" }, "AccessToken has visible"),
        new(new() { AccessToken = "a\r\nb" }, "AccessToken has visible"),
        new(new() { ApplicationId = "plant" }, "ApplicationId has 24 hexadecimal digits."),
        new(new() { ApplicationId = null! }, "ApplicationId has"),
        new(new() { Address = null! }, "Address is not null."),
        new(new() { Port = -1 }, "Port is a number from 0 to 65535."),
        new(new() { Clock = null! }, "Clock is not null."),
        new(new() { DeviceCount = -1 }, "DeviceCount is not negative."),
        new(new() { PointInterval = TimeSpan.Zero }, "PointInterval is at least a millisecond."),
        new(new() { History = TimeSpan.FromDays(-1) }, "History is not negative."),
        new(new() { JobDuration = TimeSpan.FromSeconds(-1) }, "JobDuration is from zero to 30 days."),
        new(new() { JobDuration = TimeSpan.MaxValue }, "JobDuration is from zero to 30 days."),
        new(new() { EventInterval = TimeSpan.FromSeconds(-1) }, "EventInterval is from zero to 30 days."),
        new(new() { EventsPerStream = -1 }, "EventsPerStream is not negative."),
        new(new() { ListLength = -1 }, "ListLength is not negative."),
        new(new() { MaxBodySize = -1 }, "MaxBodySize is not negative."),
        new(new() { MaxRequestsKept = -1 }, "MaxRequestsKept is not negative."),
        new(new() { SuccessStatuses = new Dictionary<string, int> { ["devices.delte"] = 200 } }, "SuccessStatuses has devices.delte, which the description does not have; did you mean devices.delete?"),
        new(new() { SuccessStatuses = new Dictionary<string, int> { ["devices.delete"] = 299 } }, "SuccessStatuses has 299 for devices.delete"),
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public async Task An_option_that_makes_no_sense_is_refused_at_the_start(LosantSimulatorOptions options, string message)
    {
        foreach (var inMemory in (bool[])[true, false])
        {
            var error = await Assert.ThrowsAsync<ArgumentException>(() => LosantSimulator.StartAsync(options with { InMemory = inMemory }, TestContext.Current.CancellationToken));
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        }
    }

    public static readonly IReadOnlyList<TheoryDataRow<SimulatedDevice, string>> Devices =
    [
        new(Pump with { Name = "" }, "#/name"),
        new(Pump with { DeviceClass = "pump" }, "#/deviceClass"),
        new(Pump with { Attributes = ["a b"] }, "#/attributes[0].name"),
        new(Pump with { Attributes = [new("level", "numbr")] }, "#/attributes[0].dataType"),
        new(Pump with { Attributes = ["level", "level"] }, "Two attributes have the same name."),
        new(Pump with { Tags = [new("a key", "x")] }, "#/tags[0].key"),
        new(Pump with { Points = [new(Fleet.Noon, new Dictionary<string, SimulatedValue> { ["level"] = double.NaN })] }, "A point has a number that JSON does not have."),
    ];

    private static SimulatedDevice Pump => new() { Id = "000000000000000000000001", Name = "pump" };

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task A_device_that_the_API_could_not_have_is_refused_when_it_is_added(SimulatedDevice device, string message)
    {
        await using var world = await World.StartAsync();

        Assert.Contains(message, Assert.Throws<ArgumentException>(() => world.Simulator.AddDevice(device)).Message, StringComparison.Ordinal);
        Assert.Empty(world.Simulator.Devices);
        var error = await Assert.ThrowsAsync<ArgumentException>(() => LosantSimulator.StartAsync(new() { InMemory = true, Devices = [device] }, TestContext.Current.CancellationToken));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_already_is_not_added_again()
    {
        await using var world = await World.StartAsync();
        world.Simulator.AddDevice(Pump);
        world.Simulator.AddUser(new SimulatedUser { Email = "kim@example.com", Password = "Correct-horse-7" });

        Assert.StartsWith("Another device has this id.", Assert.Throws<ArgumentException>(() => world.Simulator.AddDevice(Pump)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Another user has this email.", Assert.Throws<ArgumentException>(() => world.Simulator.AddUser(new SimulatedUser { Email = "KIM@example.com", Password = "Correct-horse-8" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_whose_numbers_make_no_sense_is_refused()
    {
        await using var world = await World.StartAsync();
        var (faults, fault) = (world.Simulator.Faults, SimulatedFault.Reset());

        Assert.Throws<ArgumentException>(() => faults.Add(fault with { Probability = double.NaN }));
        Assert.Throws<ArgumentException>(() => faults.Add(fault with { Probability = 1.5 }));
        Assert.Throws<ArgumentException>(() => faults.Add(fault with { Times = -1 }));
        Assert.Throws<ArgumentException>(() => faults.Add(fault with { After = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SimulatedFault.Latency(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SimulatedFault.SlowBody(TimeSpan.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => SimulatedFault.TooManyRequests(TimeSpan.FromSeconds(-1)));
        await world.CallAsync("GET", "devices");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_simulator_that_was_stopped_answers_nobody(bool inMemory)
    {
        await using var world = await World.StartAsync(options => options with { InMemory = inMemory });
        await world.CallAsync("GET", "devices");
        await world.Simulator.DisposeAsync();

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => world.CallAsync("GET", "devices"));
        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]:5480", HttpStatusCode.OK)]
    [InlineData("localhost:5480", HttpStatusCode.OK)]
    [InlineData("simulator", HttpStatusCode.OK)]
    [InlineData("losant.test", HttpStatusCode.OK)]
    [InlineData("host.docker.internal", HttpStatusCode.OK)]
    [InlineData("rebound.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost.rebound.example", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.rebound.example:5480", HttpStatusCode.Forbidden)]
    public async Task On_loopback_a_name_that_somebody_else_can_own_is_refused_though_the_token_is_known(string host, HttpStatusCode expected)
    {
        await using var api = await ApiClient.StartAsync(new LosantSimulatorOptions());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{api.Root}/devices");
        request.Headers.Host = host;

        Assert.Equal(expected, (await api.SendAsync(request)).Status);
    }
}
