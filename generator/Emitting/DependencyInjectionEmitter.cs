using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>
/// Writes <c>services.AddLosantClient(…)</c>, for projects that reference Microsoft.Extensions.Http, which depends on
/// Microsoft.Extensions.Options. The client is a singleton: it is thread-safe, and the handler, not the factory, renews its
/// connections. Its options are ordinary named options, so that a program can add to them and a host checks them when it starts.
/// </summary>
internal static class DependencyInjectionEmitter
{
    private const string Options = "global::Microsoft.Extensions.Options";
    private const string Logging = "global::Microsoft.Extensions.Logging";
    private const string Configuration = "global::Microsoft.Extensions.Configuration.IConfiguration";
    private const string ByCallback = "Sys::Action<Lo::LosantClientOptions> configure";
    private const string ByServices = "Sys::Action<Sys::IServiceProvider, Lo::LosantClientOptions> configure";
    private const string BySection = Configuration + " section";

    public static string Emit(EmitOptions options)
    {
        var client = options.ClientName;
        var code = new CodeWriter();
        code.Line("/// <summary>Adds the client to a service collection.</summary>");
        using (code.Generated().Open($"{options.Accessibility} static partial class {client}ServiceCollectionExtensions"))
        {
            code.Line($"private const string ClientName = \"{client}\";\n");
            Overloads(code, client, isNamed: false);
            Overloads(code, client, isNamed: true);
            var type = $"global::{options.Namespace}.{client}";
            Add(code, client, type);
            LogMisfits(code, type);
            Validator(code);
        }
        return SourceFile.Complete(code, options with { Namespace = "Microsoft.Extensions.DependencyInjection" });
    }

    private static void Overloads(CodeWriter code, string client, bool isNamed)
    {
        Overload("with options that the program sets elsewhere, with <c>Configure</c> or <c>PostConfigure</c>", null, null, "");
        Overload("with options from a callback", ByCallback, "Sets the options.", ", (_, options) => configure(options)");
        Overload("with options from a callback that can use other services", ByServices, "Sets the options.", ", configure");
        Overload("with options from configuration, such as BaseUrl and AccessToken, read once when the client is created", BySection, "The section that contains the options.", ", section: section");

        void Overload(string how, string? parameter, string? meaning, string argument)
        {
            var name = parameter?.Substring(parameter.LastIndexOf(' ') + 1);
            code.Line($"/// <summary>Adds {(isNamed ? "one of several clients, as a keyed singleton under its name," : "the client as a singleton that uses an HTTP client from the factory,")} {how}.</summary>");
            code.Line($"/// <remarks>The options are the <c>LosantClientOptions</c> with {OptionsName(client, isNamed)}. They are checked when a host starts, and frozen by the client's first call.</remarks>");
            code.Line("/// <param name=\"services\">The services.</param>");
            if (isNamed) code.Line("/// <param name=\"name\">The client's name, which is also its key.</param>");
            if (name is not null) code.Line($"/// <param name=\"{name}\">{meaning}</param>");
            code.Line("/// <returns>A builder to configure the HTTP client further, for example with retries or handlers.</returns>");
            using (code.Open($"public static IHttpClientBuilder Add{client}(this IServiceCollection services{(isNamed ? ", string name" : "")}{(parameter is null ? "" : ", " + parameter)})"))
            {
                if (isNamed) code.Line("Sys::ArgumentException.ThrowIfNullOrEmpty(name);");
                if (name is not null) code.Line($"Sys::ArgumentNullException.ThrowIfNull({name});");
                code.Line($"return Add(services, {(isNamed ? "name" : "null")}{argument});");
            }
            code.Line();
        }
    }

    // Clients of another description share the options type: under the same name, each would get the other's token.
    private static bool IsUsual(string client) => client == ClientPlan.UsualName;

    private static string OptionsName(string client, bool isNamed) => isNamed
        ? IsUsual(client) ? "the client's name" : $"the name <c>{client}.</c> followed by the client's name"
        : IsUsual(client) ? "the default options name" : $"the name <c>{client}</c>";

    private static void Add(CodeWriter code, string client, string type)
    {
        using var method = code.Open($"private static IHttpClientBuilder Add(IServiceCollection services, string? key, {ByServices.Replace("> configure", ">? configure")} = null, {Configuration}? section = null)");
        code.Line("Sys::ArgumentNullException.ThrowIfNull(services);");
        code.Line($"var optionsName = {(IsUsual(client) ? $"key ?? {Options}.Options.DefaultName" : "key is null ? ClientName : ClientName + \".\" + key")};");
        code.Line($"""
            var httpClientName = key is null ? ClientName : ClientName + "." + key;
            var registration = new Rt::ClientRegistration(ClientName, optionsName);
            foreach (var service in services) if (!service.IsKeyedService) registration.Check(service.ImplementationInstance);
            ServiceCollectionServiceExtensions.AddSingleton(services, registration);
            var named = OptionsServiceCollectionExtensions.AddOptions<Lo::LosantClientOptions>(services, optionsName);
            if (configure is not null) named.Configure<Sys::IServiceProvider>((options, provider) => configure(provider, options));
            if (section is not null) named.Configure(options => Rt::ClientConfiguration.Apply(options, option => section[option]));
            named.PostConfigure<{Logging}.ILoggerFactory>(LogMisfits);
            OptionsBuilderExtensions.ValidateOnStart(named);
            ServiceCollectionServiceExtensions.AddSingleton<{Options}.IValidateOptions<Lo::LosantClientOptions>>(services, new Validator(optionsName, section));
            {type} Create(Sys::IServiceProvider provider)
            """.Replace("\r", ""));
        using (code.Open(""))
        {
            code.Line($"""
                var options = ServiceProviderServiceExtensions.GetRequiredService<{Options}.IOptionsMonitor<Lo::LosantClientOptions>>(provider).Get(optionsName);
                var factory = ServiceProviderServiceExtensions.GetRequiredService<Sys::Net.Http.IHttpClientFactory>(provider);
                return new {type}(factory.CreateClient(httpClientName), options);
                """.Replace("\r", ""));
        }
        code.Line("""
            if (key is null) ServiceCollectionServiceExtensions.AddSingleton(services, Create);
            else ServiceCollectionServiceExtensions.AddKeyedSingleton(services, key, (provider, _) => Create(provider));
            var builder = HttpClientFactoryServiceCollectionExtensions.AddHttpClient(services, httpClientName);
            builder = HttpClientBuilderExtensions.ConfigurePrimaryHttpMessageHandler(builder, static () => Rt::ActionPipeline.CreateHandler());
            builder = HttpClientBuilderExtensions.SetHandlerLifetime(builder, Th::Timeout.InfiniteTimeSpan);
            return HttpClientBuilderExtensions.RedactLoggedHeaders(builder, static _ => true);
            """.Replace("\r", ""));
    }

    // One entry for each response; it contains no values. A program that needs more sets the hook.
    private static void LogMisfits(CodeWriter code, string type)
    {
        code.Line();
        using var method = code.Open($"private static void LogMisfits(Lo::LosantClientOptions options, {Logging}.ILoggerFactory loggers)");
        code.Line($"var logger = {Logging}.LoggerFactoryExtensions.CreateLogger(loggers, typeof({type}));");
        code.Line($"options.OnMisfit += e => {Logging}.LoggerExtensions.LogWarning(logger, \"{{Count}} values in the response of {{Resource}}.{{Action}} do not fit its description and were kept as JSON. The first is {{Path}}: {{Reason}}\",");
        code.Line("\te.Misfits.Count, e.Resource, e.Action, e.Misfits[0].Path, e.Misfits[0].Reason);");
    }

    private static void Validator(CodeWriter code)
    {
        code.Line();
        using var validator = code.Open($"private sealed class Validator(string name, {Configuration}? section) : {Options}.IValidateOptions<Lo::LosantClientOptions>");
        using var validate = code.Open($"public {Options}.ValidateOptionsResult Validate(string? options, Lo::LosantClientOptions value)");
        code.Line($"""
            if (options != name) return {Options}.ValidateOptionsResult.Skip;
            var wrong = section is null
                ? Rt::ClientConfiguration.Check(value)
                : Rt::ClientConfiguration.Check(value, (section as {Configuration}Section)?.Path, option => section[option]);
            return wrong.Count == 0 ? {Options}.ValidateOptionsResult.Success : {Options}.ValidateOptionsResult.Fail(wrong);
            """.Replace("\r", ""));
    }
}
