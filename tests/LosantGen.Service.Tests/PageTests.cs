using System.Text.RegularExpressions;

namespace LosantGen.Service.Tests;

/// <summary>The page is the service's own, with all that it needs.</summary>
public sealed partial class PageTests
{
    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/page.js", "text/javascript")]
    [InlineData("/chart.js", "text/javascript")]
    [InlineData("/page.css", "text/css")]
    public async Task The_page_and_its_files_are_served_and_load_nothing_from_elsewhere(string path, string contentType)
    {
        await using var service = await RunningService.StartAsync();

        using var response = await service.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        Assert.Equal(contentType, response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", string.Join(' ', response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        var addresses = Address().Matches(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Select(match => match.Value);
        Assert.All(addresses, address => Assert.Equal("http://www.w3.org/2000/svg", address));
    }

    [Fact]
    public async Task A_host_that_is_not_its_own_is_refused()
    {
        await using var service = await RunningService.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "elsewhere.example" } };

        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    [GeneratedRegex("""(https?:)?//[^\s"'`)]+""")]
    private static partial Regex Address();
}
