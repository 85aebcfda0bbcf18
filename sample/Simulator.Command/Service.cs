using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Losant.Simulator.Command;

/// <summary>Runs a simulator until it is stopped. Whatever the user can mend is a <see cref="Mistake"/>.</summary>
internal static class Service
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task RunAsync(Settings settings, TextWriter output, TextWriter error, CancellationToken stop)
    {
        using var storage = settings.DataFile is { } file ? SqliteStorage.Open(file) : null;
        await using var simulator = await StartAsync(settings, storage, stop);
        await WriteHeadAsync(settings, storage, simulator, output);
        foreach (var left in simulator.LeftOut)
            await error.WriteLineAsync($"losant-simulator: left out of the description: {left}");
        await WaitAsync(stop);
    }

    private static async Task<LosantSimulator> StartAsync(Settings settings, SqliteStorage? storage, CancellationToken stop)
    {
        if (settings.DescriptionFolder is { } folder && !Directory.Exists(folder))
            throw new Mistake($"--description {folder}: There is no such folder.");

        // A state that is stored is not seeded again.
        var isNew = storage is not { IsNew: false };
        var options = new LosantSimulatorOptions
        {
            Address = settings.Address,
            Port = settings.Port,
            AccessToken = settings.Token ?? (IPAddress.IsLoopback(settings.Address) ? new LosantSimulatorOptions().AccessToken : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))),
            Content = isNew && settings.SeedFile is { } seed ? ReadFile("--seed", seed) : null,
            Storage = storage,
            DescriptionFolder = settings.DescriptionFolder,
            DeviceCount = settings.DeviceCount,
            JobDuration = settings.JobDuration,
            AllowRemoteCallbacks = settings.AllowRemoteCallbacks,
            HasPage = settings.HasPage,
        };
        var faults = settings.FaultsFile is { } file ? ReadFile("--faults", file) : null;
        var simulator = await StartAsync(options, settings, stop);
        if (faults is null)
            return simulator;
        try
        {
            simulator.Faults.AddJson(faults);
            return simulator;
        }
        catch (FormatException mistake)
        {
            await simulator.DisposeAsync();
            throw new Mistake($"--faults {settings.FaultsFile}: {mistake.Message}");
        }
    }

    private static async Task<LosantSimulator> StartAsync(LosantSimulatorOptions options, Settings settings, CancellationToken stop)
    {
        try
        {
            return await LosantSimulator.StartAsync(options, stop);
        }
        catch (FormatException mistake)
        {
            throw new Mistake($"--seed {settings.SeedFile}: {mistake.Message}");
        }
        catch (SimulatorStorageException mistake)
        {
            throw new Mistake($"--data {settings.DataFile}: {mistake.Message}");
        }
        catch (InvalidDataException mistake)
        {
            throw new Mistake($"--description {settings.DescriptionFolder}: {mistake.Message}");
        }
        catch (Exception problem) when (problem is IOException or SocketException or UnauthorizedAccessException)
        {
            throw new Mistake($"{new IPEndPoint(settings.Address, settings.Port)} cannot be listened on: {Reason(problem)}");
        }
    }

    private static async Task WriteHeadAsync(Settings settings, SqliteStorage? storage, LosantSimulator simulator, TextWriter output)
    {
        await output.WriteLineAsync($"""
            losant-simulator {typeof(Service).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion}
            URL          {simulator.BaseUrl}
            Token        {simulator.AccessToken}
            Application  {simulator.ApplicationId}
            """);
        if (storage is not null)
            await output.WriteLineAsync($"Data         {settings.DataFile}, {(storage.IsNew ? "new" : "with the state of the last run" + (settings.SeedFile is null ? "" : "; the seed is not read again"))}");
        if (!IPAddress.IsLoopback(settings.Address))
            await output.WriteLineAsync($"Other machines that reach {settings.Address} can call the simulator with the token, over HTTP that is not encrypted. Use it in a network that you trust.{(settings.HasPage ? " The page is for this machine only." : "")}");
        if (settings.AllowRemoteCallbacks)
            await output.WriteLineAsync("Callbacks of jobs are sent to any address that a request names. Give the token only to those who may post from this machine.");
        await output.WriteLineAsync("Ctrl+C stops it.");
        await output.FlushAsync();
    }

    private static string Reason(Exception problem)
    {
        for (var cause = problem; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException { SocketErrorCode: SocketError.AddressNotAvailable })
                return "This machine does not have the address. Choose another --host.";
        }

        return $"{(problem.InnerException ?? problem).Message.TrimEnd('.')}. Choose another --port, or 0 for one that is free.";
    }

    private static string ReadFile(string option, string file)
    {
        try
        {
            return Directory.Exists(file) ? throw new Mistake($"{option} {file}: It is a folder.") : File.ReadAllText(file, Utf8);
        }
        catch (DecoderFallbackException)
        {
            throw new Mistake($"{option} {file}: It is not text in UTF-8.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new Mistake($"{option} {file}: {problem.Message}");
        }
    }

    private static async Task WaitAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
    }
}
