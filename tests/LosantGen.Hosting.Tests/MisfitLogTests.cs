using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LosantGen.Hosting.Tests;

public class MisfitLogTests
{
    private const string Id = "575ec8687ae143cd83dc4a97";

    [Fact]
    public async Task What_does_not_fit_in_a_response_is_logged_without_its_value_beside_the_hook_of_the_program()
    {
        using var log = new Log();
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

    private sealed class Log : ILoggerProvider
    {
        public ConcurrentQueue<string> Entries { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Logger(Log log, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (category.StartsWith("Losant.", StringComparison.Ordinal))
                    log.Entries.Enqueue($"{category} {logLevel} {formatter(state, exception)}");
            }
        }
    }
}
