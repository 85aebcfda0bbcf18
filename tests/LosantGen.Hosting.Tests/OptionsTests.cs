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
    [InlineData("BaseUrl", "nowhere", "Losant:BaseUrl")]
    [InlineData("AccessToken", "two words", "AccessToken")]
    [InlineData("MaxResponseSize", "0", "MaxResponseSize")]
    [InlineData("MaxResponseSize", "-1", "MaxResponseSize")]
    [InlineData("MaxResponseSize", "many", "Losant:MaxResponseSize")]
    [InlineData("Timeout", "soon", "Losant:Timeout")]
    [InlineData("IncludeLinks", "yes", "Losant:IncludeLinks")]
    public async Task Invalid_options_fail_the_start_of_a_host(string name, string text, string says)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLosantClient(Section((name, text)));
        await using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Stop));

        Assert.Contains(says, Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.Equal(error.Failures, Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<LosantClient>()).Failures);
    }

    [Fact]
    public async Task All_invalid_options_are_reported_at_once()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLosantClient("plant", Section(("BaseUrl", "http://losant.example"), ("Timeout", "soon"), ("IncludeLinks", "yes"), ("MaxResponseSize", "0")));
        await using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Stop));

        Assert.Collection(
            error.Failures,
            failure => Assert.Contains("https", failure, StringComparison.Ordinal),
            failure => Assert.Contains("LosantClientOptions.MaxResponseSize", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Losant:IncludeLinks", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Losant:Timeout", failure, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_client_cannot_have_the_options_of_another_class_of_clients(bool isNamedFirst)
    {
        var services = new ServiceCollection();
        Action[] adding =
        [
            () => services.AddLosantClient("KindsClient", options => options.AccessToken = "token"),
            () => services.AddKindsClient(options => options.AccessToken = "another"),
        ];
        if (!isNamedFirst)
            Array.Reverse(adding);
        adding[0]();
        var count = services.Count;

        var error = Assert.Throws<InvalidOperationException>(adding[1]);

        Assert.Contains("KindsClient", error.Message, StringComparison.Ordinal);
        Assert.Equal(count, services.Count);
    }

    [Fact]
    public void Clients_of_two_classes_have_their_own_options()
    {
        var services = new ServiceCollection();
        services.AddLosantClient(options => options.LosantDomain = "one");
        services.AddLosantClient("plant", options => options.LosantDomain = "two");
        services.AddKindsClient(options => options.LosantDomain = "three");
        services.AddKindsClient("plant", options => options.LosantDomain = "four");
        using var provider = services.BuildServiceProvider();
        var monitor = provider.GetRequiredService<IOptionsMonitor<LosantClientOptions>>();

        Assert.Equal(["one", "two", "three", "four"], new[] { "", "plant", "KindsClient", "KindsClient.plant" }.Select(name => monitor.Get(name).LosantDomain));
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
