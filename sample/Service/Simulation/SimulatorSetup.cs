using Losant.Simulator;

namespace Losant.Service.Simulation;

/// <summary>Starts the simulator where nobody has said which API to call. It is nothing but a URL, a token and an application in the configuration.</summary>
internal static class SimulatorSetup
{
    /// <summary>Only in development: a deployment without a token does not start, rather than work on what is not real.</summary>
    public static async Task AddSimulatorAsync(this WebApplicationBuilder builder)
    {
        var losant = builder.Configuration.GetSection("Losant");
        if (!builder.Environment.IsDevelopment() || losant["AccessToken"] is { Length: > 0 } || losant["ApplicationId"] is { Length: > 0 })
            return;
        var simulator = await LosantSimulator.StartAsync();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Losant:BaseUrl"] = simulator.BaseUrl.AbsoluteUri,
            ["Losant:AccessToken"] = simulator.AccessToken,
            ["Losant:ApplicationId"] = simulator.ApplicationId,
        });

        // What the container makes, it disposes of.
        builder.Services.AddSingleton(_ => simulator).AddHostedService<SimulatedPlant>();
    }
}
