using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Losant.Service.Hosting;

/// <summary>The client: its options and those of the retries come from the configuration, and are checked when the service starts.</summary>
internal static class LosantSetup
{
    public static void AddLosant(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Losant");
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddLosantClient(section)
            .AddStandardResilienceHandler(builder.Configuration.GetSection("Resilience"))
            .Configure(options => options.Retry.ShouldHandle = MayRetry);
        services.AddOptions<LosantClientOptions>()
            .Configure<TimeProvider>((options, clock) => options.TimeProvider = clock)
            .Validate(options => options.AccessToken is not null || options.TokenProvider is not null, "Losant:AccessToken is not set. Set the environment variable Losant__AccessToken.");

        services.AddOptions<ApplicationOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<LosantClient>().ForApplication(provider.GetRequiredService<IOptions<ApplicationOptions>>().Value.ApplicationId));
    }

    // A call that changes something is repeated only if the API has not processed it: an event would be raised twice, a command sent twice.
    private static ValueTask<bool> MayRetry(Polly.Retry.RetryPredicateArguments<HttpResponseMessage> attempt) => ValueTask.FromResult(
        HttpClientResiliencePredicates.IsTransient(attempt.Outcome)
        && LosantRequest.CanRetry(attempt.Context.GetRequestMessage(), attempt.Outcome.Result, attempt.Outcome.Exception));
}
