using Microsoft.Playwright;

namespace LosantGen.Simulator.Command.Tests;

/// <summary>The system's Chromium, started once.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>A folder for pictures of the page, to look at; none by default.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("LOSANTGEN_SCREENSHOTS");

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Program() is not { } program)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    internal async Task<OpenPage> OpenAsync(LosantSimulator simulator, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        Assert.SkipWhen(_browser is null, "There is no Chromium on this machine: apt-get install chromium.");
        var context = await _browser!.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 }, Locale = "en-GB" });
        var page = await context.NewPageAsync();
        var open = new OpenPage(context, page);
        page.Console += (_, message) => open.Note(message);
        page.PageError += (_, error) => open.Messages.Add(error);
        await page.GotoAsync(simulator.BaseUrl.AbsoluteUri);
        return open;
    }

    private static string? Program() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>A page that is open, and what its console says.</summary>
    internal sealed class OpenPage(IBrowserContext context, IPage page) : IAsyncDisposable
    {
        public IPage Page => page;

        public List<string> Messages { get; } = [];

        public void Note(IConsoleMessage message) => Messages.Add($"{message.Type}: {message.Text}");

        /// <summary>No error of the script, and nothing that the content security policy has blocked.</summary>
        public void AssertQuiet() => Assert.Empty(Messages);

        public async Task SaveAsync(string name)
        {
            if (Pictures is not null)
                await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });
        }

        public async ValueTask DisposeAsync() => await context.DisposeAsync();
    }
}
