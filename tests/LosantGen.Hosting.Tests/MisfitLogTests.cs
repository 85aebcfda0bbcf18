using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LosantGen.Hosting.Tests;

public class MisfitLogTests
{
    private const string Id = "575ec8687ae143cd83dc4a97";

    [Fact]
    public async Task What_does_not_fit_in_a_response_is_logged_without_its_value_beside_the_hook_of_the_program()
    {
        using var log = new Log("Losant.");
        var told = 0;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log));
        services.AddLosantClient(options => (options.AccessToken, options.OnMisfit) = ("token", e => told += e.Misfits.Count))
            .ConfigurePrimaryHttpMessageHandler(() => FakeHandler.Saying("""{"success":"secret","jobQueued":true,"jobId":5}"""));
        await using var provider = services.BuildServiceProvider();

        var job = await provider.GetRequiredService<LosantClient>().Data.ExportAsync(Id, new DevicesDataExport { Email = "a@example.com" }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((null, true, null), (job.Success, job.JobQueued, job.JobId));
        Assert.Equal(2, told);
        Assert.Equal("Losant.LosantClient Warning 2 values in the response of data.export do not fit its description and were kept as JSON. The first is $.success: Expected a boolean, found a string.", Assert.Single(log.Entries));
    }
}
