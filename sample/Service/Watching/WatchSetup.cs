namespace Losant.Service.Watching;

/// <summary>Adds the watcher to a service.</summary>
internal static class WatchSetup
{
    public static void AddWatching(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WatchOptions>().Bind(builder.Configuration.GetSection("Watch")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveFeed>().AddSingleton<WatchMetrics>().AddSingleton<AlertRaiser>();
        services.AddHostedService<DeviceWatcher>();
    }
}
