using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Losant.Service.Hosting;

/// <summary>
/// Whether the service can do its work: the API answers, and accepts the token. It gets the application, which is a small response that changes nothing.
/// Liveness asks nothing of the API: a restart does not mend an API that is down.
/// </summary>
internal sealed class Readiness(BoundApplication application) : IHealthCheck
{
    private const string Tag = "ready";

    public static void Add(WebApplicationBuilder builder) => builder.Services.AddHealthChecks()
        .AddCheck<Readiness>("losant", tags: [Tag], timeout: builder.Configuration.GetValue("Readiness:Timeout", TimeSpan.FromSeconds(3)));

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Tag) });
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await application.GetAsync(cancellationToken: cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>Adds the health checks to a service.</summary>
internal static class ReadinessSetup
{
    public static void AddReadiness(this WebApplicationBuilder builder) => Readiness.Add(builder);

    public static void MapHealth(this IEndpointRouteBuilder routes) => Readiness.Map(routes);
}
