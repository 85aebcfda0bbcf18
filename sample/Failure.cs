using System.Globalization;
using Losant.Sample.Backends;

namespace Losant.Sample;

/// <summary>Says in one line what went wrong. What it has no line for is a bug of the sample and keeps its stack trace.</summary>
internal static class Failure
{
    public const int Code = 1;

    /// <summary>What a shell reports for a program that Ctrl+C ended.</summary>
    public const int InterruptedCode = 130;

    public static string? Explain(Exception error, CancellationToken stop) => OneLine(error switch
    {
        _ when stop.IsCancellationRequested => "Stopped.",
        SettingsException => error.Message,
        OperationCanceledException { InnerException: TimeoutException } => $"No response in time. {error.Message}",
        HttpRequestException => $"The server cannot be reached: {error.Message}",
        LosantUnauthorizedException => $"The API does not accept the token in {RealBackend.TokenVariable}: {error.Message}",
        LosantRateLimitException { RetryAfter: { } wait } => string.Create(CultureInfo.InvariantCulture, $"Too many calls; try again in {wait.TotalSeconds:0} seconds. {error.Message}"),
        LosantNotFoundException => $"Not found; is {RealBackend.ApplicationVariable} right, and may the token see it? {error.Message}",
        LosantApiException => $"The API responded with an error: {error.Message}",
        LosantException or InvalidOperationException or IOException => error.Message,
        _ => null,
    });

    private static string? OneLine(string? text) => text?.ReplaceLineEndings(" ");
}
