using System.Globalization;
using BenchmarkDotNet.Running;
using LosantGen.Benchmarks.Calls;
using LosantGen.Benchmarks.Generator;
using LosantGen.Benchmarks.Json;
using LosantGen.Benchmarks.Measuring;
using LosantGen.Benchmarks.Simulator;

// The benchmarks by their name on the command line; for their meaning see docs/performance.md.
Dictionary<string, Type> benchmarks = new(StringComparer.OrdinalIgnoreCase)
{
    ["reading"] = typeof(ReadingBenchmarks),
    ["writing"] = typeof(WritingBenchmarks),
    ["validation"] = typeof(ValidationBenchmarks),
    ["calls"] = typeof(CallBenchmarks),
    ["throughput"] = typeof(ThroughputBenchmarks),
    ["generator"] = typeof(GeneratorBenchmarks),
};

switch (args)
{
    case [LoopbackServer.Argument]:
        await LoopbackServer.ServeAsync();
        break;
    case [ServerProcess.EchoArgument]:
        await ServerProcess.EchoAsync();
        break;
    case [FirstCall.Argument, var program, var url]:
        await FirstCall.CallAsync(program, new Uri(url)).ConfigureAwait(false);
        break;
    case ["start", .. var rest]:
        FirstCall.Run(Rounds(rest, 15));
        break;
    case ["simulator"]:
        await SimulatorLoad.RunAsync();
        break;
    case ["cold", "groups", .. var rest]:
        ColdCompile.RunChoices(Rounds(rest, 5));
        break;
    case ["cold", "parts", .. var rest]:
        ColdCompile.RunParts(Rounds(rest, 5));
        break;
    case ["cold", .. var rest]:
        ColdCompile.Run(Rounds(rest, 9));
        break;
    case ["size"]:
        Sizes.Run();
        break;
    case ["memory"]:
        await Memory.RunAsync().ConfigureAwait(false);
        break;
    case ["ratios", .. var rest]:
        var names = rest.Where(benchmarks.ContainsKey).ToArray();
        foreach (var name in names.Length > 0 ? names : [.. benchmarks.Keys]) await Ratios.RunAsync(benchmarks[name], Rounds(rest, 15));
        break;
    case [var name, .. var rest] when benchmarks.TryGetValue(name, out var type):
        BenchmarkRunner.Run(type, args: rest);
        break;
    default:
        Console.WriteLine($"""
            dotnet run -c Release --project tests/LosantGen.Benchmarks -- NAME

            {string.Join(", ", benchmarks.Keys)}: with BenchmarkDotNet, which takes its own options after the name
            ratios [NAME ...] [ROUNDS]: the same by turns in one process, as a table of ratios; all without a name
            cold [ROUNDS]: the generator in fresh compiler processes
            cold groups [ROUNDS]: what each group of resources, and the vendor's folder, adds to a compilation
            cold parts [ROUNDS]: what parts of the emitted code add to a compilation
            start [ROUNDS]: the first call of a program, from the start of its process
            size: the emitted code in bytes and lines
            memory: what responses cost on the heap
            simulator: the simulator's command under 1,000 requests at once
            """);
        break;
}

static int Rounds(string[] args, int standard) =>
    args.Length > 0 && int.TryParse(args[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : standard;
