using System.Globalization;
using Losant.Sample.Backends;

namespace Losant.Sample;

/// <summary>Describes an expected error in one line. Any other exception is a bug of the sample and keeps its stack trace.</summary>
internal static class Failure
{
    public const int Code = 1;

    /// <summary>The exit code that shells use for a program that Ctrl+C ended.</summary>
    public const int InterruptedCode = 130;

    public static string? Explain(Exception error, CancellationToken stop) => OneLine(error switch
    {
        _ when stop.IsCancellationRequested => "Stopped.",
        SettingsException => error.Message,
        OperationCanceledException { InnerException: TimeoutException } => $"The call timed out. {error.Message}",
        HttpRequestException => $"The server cannot be reached: {error.Message}",
        LosantUnauthorizedException => $"The API does not accept the token in {RealBackend.TokenVariable}: {error.Message}",
        LosantRateLimitException { RetryAfter: { } wait } => string.Create(CultureInfo.InvariantCulture, $"Too many calls; try again in {wait.TotalSeconds:0} seconds. {error.Message}"),
        LosantNotFoundException => $"Not found. Check {RealBackend.ApplicationVariable}, and that the token has access to the application. {error.Message}",
        LosantApiException => $"The API responded with an error: {error.Message}",
        LosantException or InvalidOperationException or IOException => error.Message,
        _ => null,
    });

    private static string? OneLine(string? text) => text?.ReplaceLineEndings(" ");
}
