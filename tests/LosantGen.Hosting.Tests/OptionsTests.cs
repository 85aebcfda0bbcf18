using Losant.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LosantGen.Hosting.Tests;

/// <summary>The client's options behave like all options: they can be named, configured in several places, and are validated when a host starts.</summary>
public class OptionsTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_can_set_and_change_options_anywhere()
    {
        await using var simulator = await LosantSimulator.StartAsync(cancellationToken: Stop);
        var services = new ServiceCollection();
        services.PostConfigure<LosantClientOptions>(options => options.BaseUrl = simulator.BaseUrl);
        services.AddLosantClient();
        services.Configure<LosantClientOptions>(options =>
        {
            options.BaseUrl = new Uri("https://replaced.example");
            options.AccessToken = simulator.AccessToken;
            options.IncludeLinks = true;
        });
        await using var provider = services.BuildServiceProvider();

        await AskAsync(provider.GetRequiredService<LosantClient>(), simulator);

        Assert.Contains("_links=true", Assert.Single(simulator.Requests).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_and_configuration_set_the_same_options_and_the_last_wins()
    {
        await using var simulator = await LosantSimulator.StartAsync(cancellationToken: Stop);
        var services = new ServiceCollection();
        services.AddLosantClient("plant", Section(("BaseUrl", "https://replaced.example"), ("AccessToken", simulator.AccessToken), ("Timeout", "00:00:07")));
        services.Configure<LosantClientOptions>("plant", options => options.BaseUrl = simulator.BaseUrl);
        await using var provider = services.BuildServiceProvider();

        await AskAsync(provider.GetRequiredKeyedService<LosantClient>("plant"), simulator);

        var options = provider.GetRequiredService<IOptionsMonitor<LosantClientOptions>>().Get("plant");
        Assert.Equal((simulator.BaseUrl, TimeSpan.FromSeconds(7)), (options.BaseUrl, options.Timeout));
    }

    [Theory]
    [InlineData("BaseUrl", "http://losant.example", "https")]
    [InlineData("AccessToken", "two words", "AccessToken")]
    [InlineData("MaxResponseSize", "0", "MaxResponseSize")]
    [InlineData("MaxResponseSize", "-1", "MaxResponseSize")]
    [InlineData("Timeout", "soon", "Timeout")]
    public async Task Invalid_options_fail_the_start_of_a_host(string name, string text, string says)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLosantClient(Section((name, text)));
        await using var host = builder.Build();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(Stop));

        Assert.True(error is OptionsValidationException or InvalidOperationException, error.ToString());
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_options_of_a_named_client_also_fail_the_start_but_do_not_affect_other_clients()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLosantClient("good", options => options.AccessToken = "token");
        builder.Services.AddLosantClient("bad", options => options.LosantDomain = "line\nbreak");
        await using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Stop));

        Assert.Equal("bad", error.OptionsName);
        Assert.NotNull(host.Services.GetRequiredKeyedService<LosantClient>("good"));
        Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredKeyedService<LosantClient>("bad"));
    }

    [Fact]
    public async Task Clients_freeze_their_own_options_only()
    {
        await using var first = await LosantSimulator.StartAsync(cancellationToken: Stop);
        await using var second = await LosantSimulator.StartAsync(cancellationToken: Stop);
        var services = new ServiceCollection();
        services.AddLosantClient("first", options => (options.BaseUrl, options.AccessToken) = (first.BaseUrl, first.AccessToken));
        services.AddLosantClient("second", options => options.AccessToken = second.AccessToken);
        await using var provider = services.BuildServiceProvider();
        var monitor = provider.GetRequiredService<IOptionsMonitor<LosantClientOptions>>();

        await AskAsync(provider.GetRequiredKeyedService<LosantClient>("first"), first);
        var frozen = Assert.Throws<InvalidOperationException>(() => monitor.Get("first").AccessToken = "another");
        monitor.Get("second").BaseUrl = second.BaseUrl;
        await AskAsync(provider.GetRequiredKeyedService<LosantClient>("second"), second);

        Assert.Contains("in use", frozen.Message, StringComparison.Ordinal);
        Assert.Single(second.Requests);
    }

    [Fact]
    public async Task Other_services_can_be_used_to_set_the_options_of_a_named_client()
    {
        await using var simulator = await LosantSimulator.StartAsync(cancellationToken: Stop);
        var services = new ServiceCollection();
        services.AddSingleton<ILosantTokenProvider>(new Tokens(simulator.AccessToken));
        services.AddLosantClient("plant", (provider, options) => (options.BaseUrl, options.TokenProvider) = (simulator.BaseUrl, provider.GetRequiredService<ILosantTokenProvider>()));
        await using var provider = services.BuildServiceProvider();

        await AskAsync(provider.GetRequiredKeyedService<LosantClient>("plant"), simulator);

        Assert.Single(simulator.Requests);
    }

    private static IConfiguration Section(params (string Name, string Text)[] texts) =>
        new ConfigurationBuilder().AddInMemoryCollection(texts.Select(t => KeyValuePair.Create("Losant:" + t.Name, (string?)t.Text))).Build().GetSection("Losant");

    private static Task AskAsync(LosantClient client, LosantSimulator simulator) =>
        client.Data.LastValueQueryAsync(simulator.ApplicationId, new LastValueQuery { Attribute = "voltage" }, cancellationToken: Stop);

    private sealed class Tokens(string token) : ILosantTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(token);
    }
}
