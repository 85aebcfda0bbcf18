using Losant.Service.Watching;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Losant.Service.Hosting;

/// <summary>Traces, metrics and logs of the service and of the client. A deployment replaces the console by its own exporter, such as OTLP.</summary>
internal static class TelemetrySetup
{
    private const int MetricsInterval = 60_000;

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var isShown = builder.Configuration.GetValue("Telemetry:Console", true);

        // The console logger stays where no exporter takes its place: a service without any log tells nobody why it ends.
        if (isShown)
            builder.Logging.ClearProviders();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("losant-service"))
            .WithTracing(traces => traces
                .AddSource(LosantTelemetry.ActivitySourceName)
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics
                .AddMeter(LosantTelemetry.MeterName, WatchMetrics.MeterName)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation())
            .WithLogging(null, options => options.IncludeFormattedMessage = true);
        if (!isShown)
            return;
        telemetry
            .WithTracing(traces => traces.AddConsoleExporter())
            .WithMetrics(metrics => metrics.AddConsoleExporter((_, reader) => reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = MetricsInterval))
            .WithLogging(logs => logs.AddConsoleExporter());
    }
}
