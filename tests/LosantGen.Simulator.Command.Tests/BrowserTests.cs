using LosantGen.Testing.Browser;
using Microsoft.Playwright;

namespace LosantGen.Simulator.Command.Tests;

/// <summary>The page in the system's Chromium. Without one the tests are skipped, and say so.</summary>
public sealed class BrowserTests(Chromium browser) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Light, 400)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Dark, 400)]
    public async Task It_shows_devices_requests_and_jobs_and_fits_its_window(ColorScheme scheme, int width)
    {
        await using var simulator = await StartAsync(8);
        simulator.Jobs.Hold();
        using var http = Http(simulator);
        await PostAsync(http, simulator, "data/export", "{}");
        simulator.Jobs.Advance(simulator.Jobs[0].Id, 3);
        await PostAsync(http, simulator, "devices", """{ "name": 5 }""");
        await using var open = await browser.OpenAsync(simulator.BaseUrl, scheme, width);
        var page = open.Page;

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pump 1" })).ToContainTextAsync("temperature");
        await Assertions.Expect(page.Locator("#request-rows")).ToContainTextAsync("#/name: StringExpected");
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("value", "3");
        await Assertions.Expect(page.Locator("#chart .curve")).ToBeAttachedAsync();
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await open.SaveAsync($"{scheme}-{width}");
        open.AssertQuiet();
    }

    [Fact]
    public async Task Its_chart_moves_when_a_state_comes()
    {
        await using var simulator = await StartAsync(0);
        var pump = simulator.AddDevice("pump", "level");
        simulator.SendState(pump.Id, ("level", 1));
        await using var open = await browser.OpenAsync(simulator.BaseUrl);
        await Assertions.Expect(open.Page.Locator("#chart-text")).ToContainTextAsync("Now 1;");
        var before = await open.Page.Locator("#chart .curve").GetAttributeAsync("d");

        simulator.SendState(pump.Id, ("level", 5));

        await Assertions.Expect(open.Page.Locator("#chart-text")).ToContainTextAsync("Now 5; from 1 to 5");
        Assert.NotEqual(before, await open.Page.Locator("#chart .curve").GetAttributeAsync("d"));
    }

    [Fact]
    public async Task A_state_and_a_command_are_sent_by_keyboard_alone()
    {
        await using var simulator = await StartAsync(0);
        simulator.AddDevice("fan", "speed");
        var pump = simulator.AddDevice("pump", "level", new SimulatedAttribute("open", "boolean"));
        await using var open = await browser.OpenAsync(simulator.BaseUrl);
        var page = open.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "pump" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "pump" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.Locator("#state-attribute")).ToHaveValueAsync("level");

        await open.TabToAsync("state-value");
        await page.Keyboard.TypeAsync("4.25");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#sent")).ToHaveTextAsync("The state was sent.");
        await open.TabToAsync("command-name");
        await page.Keyboard.TypeAsync("start");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("{\"fast\":true}");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#sent")).ToHaveTextAsync("The command was sent.");

        Assert.Equal(4.25, simulator.Devices.Single(device => device.Id == pump.Id).Points![^1].Data["level"].Number);
        using var http = Http(simulator);
        Assert.Contains("\"payload\":{\"fast\":true}", await http.GetStringAsync(new Uri($"applications/{simulator.ApplicationId}/devices/{pump.Id}/command", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        open.AssertQuiet();
    }

    [Fact]
    public async Task What_the_api_would_refuse_is_told_and_names_are_shown_as_text()
    {
        await using var simulator = await StartAsync(0);
        simulator.AddDevice("<img src=x onerror=alert(1)>", "level");
        await using var open = await browser.OpenAsync(simulator.BaseUrl);
        await Assertions.Expect(open.Page.Locator("#device-title")).ToHaveTextAsync("<img src=x onerror=alert(1)>");

        await open.Page.Locator("#state-value").FillAsync("much");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Send state" }).ClickAsync();

        await Assertions.Expect(open.Page.Locator("#sent")).ToHaveTextAsync("The value of level is not of the type number.");
        Assert.Equal(0, await open.Page.Locator("main img").CountAsync());
    }

    [Fact]
    public async Task It_says_so_when_the_simulator_is_gone()
    {
        var simulator = await StartAsync(1);
        await using var open = await browser.OpenAsync(simulator.BaseUrl);
        await Assertions.Expect(open.Page.Locator("#device-count")).ToHaveTextAsync("1");

        await simulator.DisposeAsync();

        await Assertions.Expect(open.Page.GetByText("The simulator does not answer. Trying again …")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_field_has_a_label_and_the_focus_stays_while_the_page_changes()
    {
        await using var simulator = await StartAsync(60);
        await using var open = await browser.OpenAsync(simulator.BaseUrl);
        var page = open.Page;
        await Assertions.Expect(page.Locator("#device-count")).ToHaveTextAsync("50 of 60");
        Assert.Equal("", await open.FieldsWithoutLabelAsync());

        await page.Locator("#search").FillAsync("Pump 2 (3)");
        await Assertions.Expect(page.Locator("#device-count")).ToHaveTextAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pump 2 (3)" }).FocusAsync();
        simulator.SendState(simulator.Devices.Single(device => device.Name == "Pump 2 (3)").Id, ("voltage", 999));
        await Assertions.Expect(page.Locator("#device-list")).ToContainTextAsync("999");
        Assert.Equal("device", await page.EvaluateAsync<string>("document.activeElement.className"));
    }

    private static Task<LosantSimulator> StartAsync(int devices) =>
        LosantSimulator.StartAsync(new() { HasPage = true, DeviceCount = devices, JobDuration = TimeSpan.FromSeconds(1) }, TestContext.Current.CancellationToken);

    private static HttpClient Http(LosantSimulator simulator)
    {
        var http = simulator.CreateHttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", simulator.AccessToken);
        return http;
    }

    private static async Task PostAsync(HttpClient http, LosantSimulator simulator, string path, string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri($"applications/{simulator.ApplicationId}/{path}", UriKind.Relative), body, TestContext.Current.CancellationToken);
    }
}
