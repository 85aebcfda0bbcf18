using Microsoft.Playwright;

namespace LosantGen.Testing.Browser;

/// <summary>A page that is open, and what its console says.</summary>
public sealed class OpenPage(IBrowserContext context, IPage page) : IAsyncDisposable
{
    /// <summary>A folder for pictures of the page, to look at; none by default.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("LOSANTGEN_SCREENSHOTS");

    public IPage Page => page;

    public List<string> Messages { get; } = [];

    public void Note(IConsoleMessage message) => Messages.Add($"{message.Type}: {message.Text}");

    /// <summary>No error of the script, and nothing that the content security policy has blocked.</summary>
    public void AssertQuiet() => Assert.Empty(Messages);

    /// <summary>Presses Tab until a field has the focus.</summary>
    public async Task TabToAsync(string id)
    {
        for (var i = 0; i < 50 && await FocusedAsync() != id; i++)
            await page.Keyboard.PressAsync("Tab");
        Assert.Equal(id, await FocusedAsync());
    }

    /// <summary>The fields that no label names.</summary>
    public Task<string> FieldsWithoutLabelAsync() => page.EvaluateAsync<string>("[...document.querySelectorAll('input, select')].filter(e => !e.labels?.length).map(e => e.id).join()");

    public async Task SaveAsync(string name)
    {
        if (Pictures is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private Task<string> FocusedAsync() => page.EvaluateAsync<string>("document.activeElement.id");
}
