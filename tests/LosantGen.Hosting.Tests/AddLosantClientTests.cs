using System.Net;
using Losant.Simulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LosantGen.Hosting.Tests;

public class AddLosantClientTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_was_added_with_a_callback_calls_the_API()
    {
        await using var simulator = await LosantSimulator.StartAsync(cancellationToken: Stop);
        var services = new ServiceCollection();
        services.AddLosantClient(options =>
        {
            options.BaseUrl = simulator.BaseUrl;
            options.AccessToken = simulator.AccessToken;
        });
        await using var provider = services.BuildServiceProvider();

        var data = await provider.GetRequiredService<LosantClient>().Data.LastValueQueryAsync(simulator.ApplicationId, new LastValueQuery { Attribute = "voltage" }, cancellationToken: Stop);

        Assert.Equal(simulator.Devices.Where(device => device.Attributes.Contains("voltage")).Select(device => device.Id).Order(), data.Keys.Order());
    }

    [Fact]
    public void The_client_is_a_singleton()
    {
        var services = new ServiceCollection();
        services.AddLosantClient(options => options.AccessToken = "token");
        using var provider = services.BuildServiceProvider();

        Assert.Same(provider.GetRequiredService<LosantClient>(), provider.GetRequiredService<LosantClient>());
    }

    [Fact]
    public async Task Options_come_from_a_section_of_the_configuration()
    {
        await using var simulator = await LosantSimulator.StartAsync(cancellationToken: Stop);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Losant:BaseUrl"] = simulator.BaseUrl.ToString(),
            ["Losant:AccessToken"] = simulator.AccessToken,
            ["Losant:IncludeLinks"] = "true",
        }).Build();
        var services = new ServiceCollection();
        services.AddLosantClient(configuration.GetSection("Losant"));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<LosantClient>().Data.LastValueQueryAsync(simulator.ApplicationId, new LastValueQuery { Attribute = "voltage" }, cancellationToken: Stop);

        Assert.Contains("_links=true", Assert.Single(simulator.Requests).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_clients_each_have_a_name_and_options()
    {
        await using var first = await LosantSimulator.StartAsync(cancellationToken: Stop);
        await using var second = await LosantSimulator.StartAsync(new LosantSimulatorOptions { AccessToken = "another-token" }, Stop);
        var services = new ServiceCollection();
        foreach (var (name, simulator) in new[] { ("first", first), ("second", second) })
        {
            services.AddLosantClient(name, options =>
            {
                options.BaseUrl = simulator.BaseUrl;
                options.AccessToken = simulator.AccessToken;
            });
        }
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<LosantClient>("second").Data.LastValueQueryAsync(second.ApplicationId, new LastValueQuery { Attribute = "voltage" }, cancellationToken: Stop);

        Assert.Empty(first.Requests);
        Assert.Single(second.Requests);
    }

    [Fact]
    public async Task A_handler_that_was_added_sees_the_requests()
    {
        await using var simulator = await LosantSimulator.StartAsync(cancellationToken: Stop);
        var services = new ServiceCollection();
        var seen = new List<string>();
        services.AddLosantClient((_, options) =>
        {
            options.BaseUrl = simulator.BaseUrl;
            options.AccessToken = simulator.AccessToken;
        }).AddHttpMessageHandler(() => new Recorder(seen));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<LosantClient>().Data.LastValueQueryAsync(simulator.ApplicationId, new LastValueQuery { Attribute = "voltage" }, cancellationToken: Stop);

        Assert.Equal([$"/applications/{simulator.ApplicationId}/data/last-value-query"], seen);
    }

    [Fact]
    public async Task A_primary_handler_replaces_that_of_the_client()
    {
        await using var simulator = await LosantSimulator.StartAsync(cancellationToken: Stop);
        var services = new ServiceCollection();
        services.AddLosantClient(options =>
        {
            options.BaseUrl = new Uri("http://127.0.0.1:9/");
            options.AccessToken = simulator.AccessToken;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { Proxy = new ProxyForAll(simulator.BaseUrl), AutomaticDecompression = DecompressionMethods.GZip, AllowAutoRedirect = false });
        await using var provider = services.BuildServiceProvider();

        var data = await provider.GetRequiredService<LosantClient>().Data.LastValueQueryAsync(simulator.ApplicationId, new LastValueQuery { Attribute = "voltage" }, cancellationToken: Stop);

        Assert.Equal(simulator.Devices.Where(device => device.Attributes.Contains("voltage")).Select(device => device.Id).Order(), data.Keys.Order());
        Assert.Equal("127.0.0.1:9", Assert.Single(simulator.Requests).Headers["Host"]);
    }

    [Fact]
    public void A_missing_argument_is_an_error_of_the_call()
    {
        var services = new ServiceCollection();
        var section = new ConfigurationBuilder().Build();

        Assert.Equal(
            ["services", "services", "configure", "configure", "section", "name", "name", "configure", "configure", "section"],
            new Action[]
            {
                () => LosantClientServiceCollectionExtensions.AddLosantClient(null!),
                () => LosantClientServiceCollectionExtensions.AddLosantClient(null!, "plant", section),
                () => services.AddLosantClient((Action<LosantClientOptions>)null!),
                () => services.AddLosantClient((Action<IServiceProvider, LosantClientOptions>)null!),
                () => services.AddLosantClient((IConfiguration)null!),
                () => services.AddLosantClient((string)null!),
                () => services.AddLosantClient(null!, section),
                () => services.AddLosantClient("plant", (Action<LosantClientOptions>)null!),
                () => services.AddLosantClient("plant", (Action<IServiceProvider, LosantClientOptions>)null!),
                () => services.AddLosantClient("plant", (IConfiguration)null!),
            }.Select(call => Assert.Throws<ArgumentNullException>(call).ParamName));
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => services.AddLosantClient("")).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => services.AddLosantClient("", section)).ParamName);
        Assert.Empty(services);
    }

    // A proxy that the framework bypasses for loopback addresses would not be used here.
    private sealed class ProxyForAll(Uri address) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri GetProxy(Uri destination) => address;

        public bool IsBypassed(Uri host) => false;
    }

    private sealed class Recorder(List<string> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
