using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LosantGen.Service.Tests.Support;

/// <summary>Keeps what is logged, exceptions included.</summary>
internal sealed class Log : ILoggerProvider
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

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Entries.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
