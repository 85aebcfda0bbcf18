using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LosantGen.Hosting.Tests;

public class HeaderLogTests
{
    [Fact]
    public async Task No_value_of_a_header_is_logged_at_any_level()
    {
        using var log = new Log("System.Net.Http.HttpClient");
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddLosantClient(options => options.AccessToken = "the-token-itself").ConfigurePrimaryHttpMessageHandler(() => new FakeHandler(_ =>
        {
            var response = FakeHandler.Json("{}");
            response.Headers.TryAddWithoutValidation("Set-Cookie", "session=of-the-server");
            return response;
        }));
        await using var provider = services.BuildServiceProvider();
        var options = new LosantRequestOptions { Headers = new Dictionary<string, string> { ["X-Api-Key"] = "key-of-another-service" } };

        await provider.GetRequiredService<LosantClient>().SendRawAsync(new LosantRawRequest(HttpMethod.Get, "/x"), options, TestContext.Current.CancellationToken);

        var text = string.Join('\n', log.Entries);
        Assert.Contains("X-Api-Key", text, StringComparison.Ordinal);
        Assert.Contains("Set-Cookie", text, StringComparison.Ordinal);
        Assert.All((string[])["the-token-itself", "of-the-server", "key-of-another-service"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }
}
