using LosantGen.Testing.Browser;
using Microsoft.Playwright;

namespace LosantGen.Service.Tests;

/// <summary>The page in the system's Chromium. Without one the tests are skipped, and say so.</summary>
public sealed class BrowserTests(Chromium browser) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 400)]
    public async Task It_shows_devices_a_series_that_moves_and_alerts_and_fits_its_window(ColorScheme scheme, int width)
    {
        var simulator = await RunningService.SimulatorAsync();
        var pump = AddPump(simulator, "Pump 1");
        AddPump(simulator, "Pump 2");
        await using var service = RunningService.StartOnSocket(simulator);
        await service.FollowsAsync(2);
        await using var open = await browser.OpenAsync(service.Http.BaseAddress!, scheme, width);
        var page = open.Page;
        await Assertions.Expect(page.Locator("#device-title")).ToHaveTextAsync("Pump 1: temperature");
        await Assertions.Expect(page.Locator("#chart-text")).ToContainTextAsync("Now 60; from 60 to 78");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pump 2" })).ToContainTextAsync("60");
        var before = await page.Locator("#chart .curve").GetAttributeAsync("d");

        simulator.SendState(pump, ("temperature", 84.5));

        await Assertions.Expect(page.Locator("#chart-text")).ToContainTextAsync("Now 84.5; from 60 to 84.5");
        Assert.NotEqual(before, await page.Locator("#chart .curve").GetAttributeAsync("d"));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pump 1" })).ToContainTextAsync("84.5");
        await Assertions.Expect(page.Locator("#alert-list")).ToContainTextAsync("Pump 1 reported 84.5. The event was raised.");
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await open.SaveAsync($"service-{scheme}-{width}");
        open.AssertQuiet();
    }

    [Fact]
    public async Task A_device_is_chosen_and_a_command_is_sent_by_keyboard_alone()
    {
        var simulator = await RunningService.SimulatorAsync();
        AddPump(simulator, "Pump 1");
        var other = AddPump(simulator, "<b>Pump 2</b>");
        await using var service = RunningService.StartOnSocket(simulator);
        await using var open = await browser.OpenAsync(service.Http.BaseAddress!);
        var page = open.Page;
        Assert.Equal("", await open.FieldsWithoutLabelAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "<b>Pump 2</b>" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#device-title")).ToHaveTextAsync("<b>Pump 2</b>: temperature");
        await open.TabToAsync("command-name");
        await page.Keyboard.TypeAsync("start");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#sent")).ToHaveTextAsync("The command was sent.");
        Assert.Equal(other, Assert.Single(service.CallsOf("device.sendCommand")).PathValues["deviceId"]);
        open.AssertQuiet();
    }

    [Fact]
    public async Task It_says_what_goes_wrong()
    {
        var simulator = await RunningService.SimulatorAsync();
        AddPump(simulator, "Pump 1");
        simulator.Faults.Add(SimulatedFault.Error(403) with { Actions = "device.sendCommand" });
        var service = RunningService.StartOnSocket(simulator);
        await using var open = await browser.OpenAsync(service.Http.BaseAddress!);
        await Assertions.Expect(open.Page.Locator("#device-title")).ToHaveTextAsync("Pump 1: temperature");

        await open.Page.Locator("#command-name").FillAsync("start");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Send command" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator("#sent")).ToHaveTextAsync("The API failed.");
        await service.StopAsync();

        await Assertions.Expect(open.Page.GetByText("The service does not answer. Trying again …")).ToBeVisibleAsync();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task A_device_that_is_new_renamed_or_gone_shows_without_a_reload()
    {
        var simulator = await RunningService.SimulatorAsync();
        var first = AddPump(simulator, "Pump 1");
        await using var service = RunningService.StartOnSocket(simulator);
        await using var open = await browser.OpenAsync(service.Http.BaseAddress!);
        var devices = open.Page.Locator("#device-list .name");
        await Assertions.Expect(devices).ToHaveTextAsync(["Pump 1"]);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Pump 1" }).FocusAsync();

        var second = AddPump(simulator, "Pump 2");
        await Assertions.Expect(devices).ToHaveTextAsync(["Pump 1", "Pump 2"]);
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Pump 1" })).ToBeFocusedAsync();
        await Assertions.Expect(open.Page.Locator("#device-title")).ToHaveTextAsync("Pump 1: temperature");
        await ChangeAsync(simulator, HttpMethod.Patch, first, """{ "name": "North pump" }""");
        await Assertions.Expect(devices).ToHaveTextAsync(["North pump", "Pump 2"]);
        await Assertions.Expect(open.Page.Locator("#device-title")).ToHaveTextAsync("North pump: temperature");
        await ChangeAsync(simulator, HttpMethod.Delete, first, null);
        await Assertions.Expect(devices).ToHaveTextAsync(["Pump 2"]);
        await Assertions.Expect(open.Page.Locator("#device-title")).ToHaveTextAsync("Pump 2: temperature");
        await ChangeAsync(simulator, HttpMethod.Delete, second, null);
        await Assertions.Expect(open.Page.Locator("#no-devices")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator("#device-title")).ToHaveTextAsync("No device selected");
        open.AssertQuiet();
    }

    private static async Task ChangeAsync(LosantSimulator simulator, HttpMethod method, string device, string? json)
    {
        using var http = simulator.CreateHttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", simulator.AccessToken);
        using var request = new HttpRequestMessage(method, $"/applications/{simulator.ApplicationId}/devices/{device}");
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>A device with a history from 60 to 78, and 60 as the last value.</summary>
    private static string AddPump(LosantSimulator simulator, string name)
    {
        var now = DateTimeOffset.UtcNow;
        return simulator.AddDevice(new SimulatedDevice
        {
            Id = $"5e{simulator.Devices.Count:x22}",
            Name = name,
            Attributes = ["temperature"],
            Points = [.. Enumerable.Range(0, 51).Select(i => new SimulatedPoint(now.AddSeconds(-10 * i), new Dictionary<string, SimulatedValue> { ["temperature"] = Math.Round(69 - (9 * Math.Cos(i * Math.PI / 10)), 1) }))],
        }).Id;
    }
}
