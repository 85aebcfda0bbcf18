using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>
/// Writes <c>simulator.CreateClient()</c>, for projects that reference the package LosantGen.Simulator, and <c>services.UseLosantSimulator(…)</c> if
/// they can have <c>AddLosantClient</c> too. Neither package knows the other: this is where they meet.
/// </summary>
internal static class SimulatorEmitter
{
    private const string Simulator = "global::Losant.Simulator.LosantSimulator simulator";
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";

    public static string Emit(EmitOptions options, bool hasHttpFactory)
    {
        var client = options.ClientName;
        var type = $"global::{options.Namespace}.{client}";
        var code = new CodeWriter();
        code.Line("/// <summary>Clients that call a simulator.</summary>");
        using (code.Generated().Open($"{options.Accessibility} static partial class {client}SimulatorExtensions"))
        {
            code.Line("/// <summary>Creates a client that calls the simulator without a socket, with a token that may do everything.</summary>");
            code.Line("/// <param name=\"simulator\">The simulator.</param>");
            code.Line("/// <param name=\"configure\">Changes the options. With a token provider the client has no other token.</param>");
            code.Line("/// <returns>A client; dispose of it before the simulator.</returns>");
            using (code.Open($"public static {type} Create{(client == ClientPlan.UsualName ? "Client" : client)}(this {Simulator}, Sys::Action<Lo::LosantClientOptions>? configure = null)"))
            {
                code.Line("Sys::ArgumentNullException.ThrowIfNull(simulator);");
                code.Line("var options = new Lo::LosantClientOptions { AccessToken = simulator.AccessToken };");
                code.Line("configure?.Invoke(options);");
                code.Line("if (options.TokenProvider is not null && options.AccessToken == simulator.AccessToken) options.AccessToken = null;");
                code.Line("options.BaseUrl = simulator.BaseUrl;");
                code.Line($"return new {type}(simulator.CreateHttpClient(), options);");
            }
            if (hasHttpFactory) Use(code, client);
        }
        return SourceFile.Complete(code, options with { Namespace = "Losant.Simulator" });
    }

    private static void Use(CodeWriter code, string client)
    {
        var isUsual = client == ClientPlan.UsualName;
        code.Line();
        code.Line($"/// <summary>Lets the client that <c>Add{client}</c> adds call the simulator, before or after it is added. A token of the program's own is replaced; a token provider is kept.</summary>");
        code.Line("/// <param name=\"services\">The services.</param>");
        code.Line("/// <param name=\"simulator\">The simulator, which has to outlive the services.</param>");
        code.Line("/// <param name=\"name\">The name of one of several clients; null for the client that has none.</param>");
        code.Line("/// <returns>The services.</returns>");
        using var method = code.Open($"public static {Services} Use{(isUsual ? "Losant" : client)}Simulator(this {Services} services, {Simulator}, string? name = null)");
        code.Line($"""
            Sys::ArgumentNullException.ThrowIfNull(services);
            Sys::ArgumentNullException.ThrowIfNull(simulator);
            var optionsName = {(isUsual ? "name ?? global::Microsoft.Extensions.Options.Options.DefaultName" : $"name is null ? \"{client}\" : \"{client}.\" + name")};
            global::Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.PostConfigure<Lo::LosantClientOptions>(services, optionsName, options =>
            """.Replace("\r", ""));
        code.Line("{");
        code.Line("\toptions.AccessToken = options.TokenProvider is null ? simulator.AccessToken : null;");
        code.Line("\toptions.BaseUrl = simulator.BaseUrl;");
        code.Line("});");
        code.Line($"""
            var httpClientName = name is null ? "{client}" : "{client}." + name;
            global::Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.PostConfigure<global::Microsoft.Extensions.Http.HttpClientFactoryOptions>(services, httpClientName, options =>
                options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = simulator.CreateHandler()));
            return services;
            """.Replace("\r", ""));
    }
}
