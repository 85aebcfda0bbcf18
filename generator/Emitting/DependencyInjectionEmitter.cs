namespace LosantGen.Emitting;

/// <summary>
/// Writes <c>services.AddLosantClient(…)</c>, for projects that refer to Microsoft.Extensions.Http. The client is a
/// singleton: it is thread-safe, and its connections are renewed by the handler, not by the factory.
/// </summary>
internal static class DependencyInjectionEmitter
{
    public static string Emit(EmitOptions options)
    {
        var client = options.ClientName;
        var type = $"global::{options.Namespace}.{client}";
        var code = new CodeWriter();
        code.Line("/// <summary>Adds the client to a program's services.</summary>");
        using (code.Generated().Open($"{options.Accessibility} static partial class {client}ServiceCollectionExtensions"))
        {
            code.Line($"""
                private const string DefaultName = "{client}";

                /// <summary>Adds the client as a singleton on an HTTP client of the factory.</summary>
                /// <param name="services">The services.</param>
                /// <param name="configure">Sets the options.</param>
                /// <returns>What configures the HTTP client further: retries, handlers.</returns>
                public static IHttpClientBuilder Add{client}(this IServiceCollection services, Sys::Action<Lo::LosantClientOptions> configure) =>
                    Add(services, null, (_, options) => configure(options));

                /// <summary>Adds the client as a singleton, with options that other services help to set.</summary>
                /// <param name="services">The services.</param>
                /// <param name="configure">Sets the options.</param>
                /// <returns>What configures the HTTP client further: retries, handlers.</returns>
                public static IHttpClientBuilder Add{client}(this IServiceCollection services, Sys::Action<Sys::IServiceProvider, Lo::LosantClientOptions> configure) =>
                    Add(services, null, configure);

                /// <summary>Adds the client as a singleton, with options from configuration: BaseUrl, AccessToken and the like.</summary>
                /// <param name="services">The services.</param>
                /// <param name="section">The section that holds them.</param>
                /// <returns>What configures the HTTP client further: retries, handlers.</returns>
                public static IHttpClientBuilder Add{client}(this IServiceCollection services, global::Microsoft.Extensions.Configuration.IConfiguration section) =>
                    Add(services, null, (_, options) => Rt::ClientConfiguration.Apply(options, key => section[key]));

                /// <summary>Adds one of several clients, a keyed singleton under its name.</summary>
                /// <param name="services">The services.</param>
                /// <param name="name">The client's name, and its key.</param>
                /// <param name="configure">Sets the options.</param>
                /// <returns>What configures the HTTP client further: retries, handlers.</returns>
                public static IHttpClientBuilder Add{client}(this IServiceCollection services, string name, Sys::Action<Lo::LosantClientOptions> configure) =>
                    Add(services, name, (_, options) => configure(options));

                /// <summary>Adds one of several clients, a keyed singleton under its name, with options from configuration.</summary>
                /// <param name="services">The services.</param>
                /// <param name="name">The client's name, and its key.</param>
                /// <param name="section">The section that holds them.</param>
                /// <returns>What configures the HTTP client further: retries, handlers.</returns>
                public static IHttpClientBuilder Add{client}(this IServiceCollection services, string name, global::Microsoft.Extensions.Configuration.IConfiguration section) =>
                    Add(services, name, (_, options) => Rt::ClientConfiguration.Apply(options, key => section[key]));

                private static IHttpClientBuilder Add(IServiceCollection services, string? key, Sys::Action<Sys::IServiceProvider, Lo::LosantClientOptions> configure)
                """.Replace("\r", ""));
            using (code.Open(""))
            {
                code.Line($"""
                    var name = key is null ? DefaultName : DefaultName + "." + key;
                    {type} Create(Sys::IServiceProvider provider)
                    """.Replace("\r", ""));
                using (code.Open(""))
                {
                    code.Line($"""
                        var options = new Lo::LosantClientOptions();
                        configure(provider, options);
                        var factory = ServiceProviderServiceExtensions.GetRequiredService<Sys::Net.Http.IHttpClientFactory>(provider);
                        return new {type}(factory.CreateClient(name), options);
                        """.Replace("\r", ""));
                }
                code.Line("""
                    if (key is null) ServiceCollectionServiceExtensions.AddSingleton(services, Create);
                    else ServiceCollectionServiceExtensions.AddKeyedSingleton(services, key, (provider, _) => Create(provider));
                    var builder = HttpClientFactoryServiceCollectionExtensions.AddHttpClient(services, name);
                    builder = HttpClientBuilderExtensions.ConfigurePrimaryHttpMessageHandler(builder, static () => Rt::ActionPipeline.CreateHandler());
                    builder = HttpClientBuilderExtensions.SetHandlerLifetime(builder, Sys::Threading.Timeout.InfiniteTimeSpan);
                    return HttpClientBuilderExtensions.RedactLoggedHeaders(builder, ["Authorization"]);
                    """.Replace("\r", ""));
            }
        }
        return SourceFile.Complete(code, options with { Namespace = "Microsoft.Extensions.DependencyInjection" });
    }
}
