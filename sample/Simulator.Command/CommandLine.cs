using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Numerics;

namespace Losant.Simulator.Command;

/// <summary>The command's options, and its exit codes: 0 when it was stopped, 2 when it could not start.</summary>
internal static class CommandLine
{
    private const int CouldNotStart = 2;
    private const int DefaultPort = 5480;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var port = Number("--port", "The port; 0 for one that is free.", DefaultPort, 0, IPEndPoint.MaxPort);
        var host = new Option<IPAddress>("--host") { Description = "The address to listen on. Other than loopback, other machines can call too.", HelpName = "ADDRESS", DefaultValueFactory = static _ => IPAddress.Loopback, CustomParser = ReadAddress };
        var seed = Text("--seed", "FILE", "What it contains from its start: applications, devices, states, tokens, tables … (JSON).");
        var data = Text("--data", "FILE", "Where it keeps its state, which the next start goes on with (SQLite).");
        var faults = Text("--faults", "FILE", "What goes wrong with requests (JSON).");
        var description = Text("--description", "FOLDER", "The vendor's folder, to serve instead of the built-in description.");
        var token = Text("--token", "TOKEN", "The token that may do everything.");
        token.Validators.Add(static result =>
        {
            if (!result.Tokens[0].Value.All(static letter => letter is > ' ' and <= '~'))
                result.AddError("--token has visible ASCII characters only.");
        });
        var devices = Number("--devices", "How many devices to generate, with a day of points.", 0, 0, 1_000_000);
        var jobSeconds = Number("--job-seconds", "How long a job takes.", 2.0, 0, 86_400);
        var remoteCallbacks = new Option<bool>("--allow-remote-callbacks") { Description = "Sends callbacks of jobs to other hosts than loopback too." };
        var noPage = new Option<bool>("--no-page") { Description = "Without the page at its root, which shows what is going on." };
        var root = new RootCommand("A simulator of the Losant API, for programs in any language. Ctrl+C stops it.");
        foreach (var option in (Option[])[port, host, seed, data, faults, description, token, devices, jobSeconds, remoteCallbacks, noPage])
            root.Add(option);
        root.SetAction((parsed, stop) => RunAsync(
            new Settings
            {
                Address = parsed.GetRequiredValue(host),
                Port = parsed.GetValue(port),
                SeedFile = parsed.GetValue(seed),
                DataFile = parsed.GetValue(data),
                FaultsFile = parsed.GetValue(faults),
                DescriptionFolder = parsed.GetValue(description),
                Token = parsed.GetValue(token),
                DeviceCount = parsed.GetValue(devices),
                JobDuration = TimeSpan.FromSeconds(parsed.GetValue(jobSeconds)),
                AllowRemoteCallbacks = parsed.GetValue(remoteCallbacks),
                HasPage = !parsed.GetValue(noPage),
            },
            output,
            error,
            stop));
        foreach (var option in (Option<string?>[])[seed, data, faults, description, token])
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens is [{ Value.Length: 0 }])
                    result.AddError($"{option.Name} is empty.");
            });
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        await error.WriteLineAsync($"losant-simulator: {parsed.Errors[0].Message}");
        return CouldNotStart;
    }

    private static async Task<int> RunAsync(Settings settings, TextWriter output, TextWriter error, CancellationToken stop)
    {
        try
        {
            await Service.RunAsync(settings, output, error, stop);
            return 0;
        }
        catch (Mistake mistake)
        {
            await error.WriteLineAsync($"losant-simulator: {mistake.Message}");
            return CouldNotStart;
        }
    }

    private static IPAddress ReadAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (string.Equals(text, "localhost", StringComparison.OrdinalIgnoreCase))
            return IPAddress.Loopback;
        if (IPAddress.TryParse(text, out var address))
            return address;
        result.AddError("--host is not an address, such as 127.0.0.1, ::1 or 0.0.0.0.");
        return IPAddress.None;
    }

    private static Option<string?> Text(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };

    private static Option<T> Number<T>(string name, string description, T standard, T least, T greatest)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => standard,
            CustomParser = result =>
            {
                if (T.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) && number >= least && number <= greatest)
                    return number;
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is not a number from {least} to {greatest}."));
                return default;
            },
        };
}
