using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LosantGen.Hosting.Tests;

/// <summary>Keeps what is logged in the categories that begin with some text.</summary>
internal sealed class Log(string categories) : ILoggerProvider
{
    public ConcurrentQueue<string> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName, categoryName.StartsWith(categories, StringComparison.Ordinal));

    public void Dispose()
    {
    }

    private sealed class Logger(Log log, string category, bool isWanted) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (isWanted)
                log.Entries.Enqueue($"{category} {logLevel} {formatter(state, exception)}");
        }
    }
}
