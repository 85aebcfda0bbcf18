using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using LosantGen.Benchmarks.Measuring;

namespace LosantGen.Benchmarks.Generator;

/// <summary>
/// The generator's share of a compilation in a fresh compiler process. Three compilations alternate: a program alone, the program
/// with the emitted code as ordinary sources, and the program with the generator. Both wall time and processor time are shown,
/// because wall time depends on the load of the machine.
/// </summary>
internal static class ColdCompile
{
    public static void Run(int rounds)
    {
        var table = new Table("descriptions", "compile", "wall ms", "cpu ms", "peak MB");
        InFolder(DescriptionSet.All(), (set, folder) => Measure(set, folder, rounds, table));
        table.Print("Fresh compiler processes, medians of " + rounds.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What each choice of resources, and the vendor's folder, adds to the compilation of a program; and, to compare, a client by hand of one method.</summary>
    public static void RunChoices(int rounds)
    {
        var table = new Table("LosantResources", "actions", "types", "C# bytes", "wall ms", "cpu ms", "peak MB");
        if (ByHand.Generator is null) Console.WriteLine("A client by hand is left out: this SDK has no source generator of System.Text.Json in its packs.");
        else InFolder([DescriptionSet.Data], (_, folder) => AddRow(table, "by hand", 1, null, ByHand.Bytes, Alternate([Response(folder, "alone", []), Response(folder, "hand", ByHand.Arguments(folder))], rounds)));
        InFolder(DescriptionSet.Vendor is { } vendor ? DescriptionSet.Choices().Append(vendor) : DescriptionSet.Choices(), (set, folder) =>
        {
            var runs = Alternate([Response(folder, "alone", []), Response(folder, "generator", GeneratorArguments(folder, set))], rounds);
            var plan = GeneratorSteps.Plan(GeneratorSteps.Read(set));
            var bytes = Consumer.Of(set).Sources().Sum(s => (long)Encoding.UTF8.GetByteCount(s.Text));
            AddRow(table, set.Name, plan.Resources.Sum(r => r.Actions.Count), plan.Types.Count, bytes, runs);
        });
        table.Print("What is added to a compilation in a fresh process, medians of " + rounds.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What the parts of the emitted code add to the compilation of a program.</summary>
    public static void RunParts(int rounds)
    {
        var set = DescriptionSet.Vendor ?? DescriptionSet.Data;
        (string Name, Func<string, string> Reduce)[] parts =
        [
            ("all", code => code),
            ("without documentation", ReducedCode.WithoutDocumentation),
            ("without the bodies of methods", ReducedCode.WithoutBodies),
            ("without both", code => ReducedCode.WithoutBodies(ReducedCode.WithoutDocumentation(code))),
        ];
        var table = new Table("emitted code of " + set.Name, "C# bytes", "wall ms", "cpu ms", "of all", "peak MB");
        InFolder([set], (_, folder) =>
        {
            var emitted = Consumer.Of(set).Sources();
            var sources = parts.Select(part => emitted.Select(source => (source.Name, Text: part.Reduce(source.Text))).ToArray()).ToArray();
            var runs = Alternate([Response(folder, "alone", []), .. sources.Select((files, i) => Response(folder, "part" + i.ToString(CultureInfo.InvariantCulture), WriteSources(Path.Combine(folder, i.ToString(CultureInfo.InvariantCulture)), files)))], rounds);
            for (var i = 0; i < parts.Length; i++)
                table.Add(parts[i].Name, Table.Number(sources[i].Sum(s => (long)Encoding.UTF8.GetByteCount(s.Text)), 0), Table.Number(runs[i + 1].Wall - runs[0].Wall, 0),
                    Table.Number(runs[i + 1].Cpu - runs[0].Cpu, 0), Table.Number((runs[i + 1].Cpu - runs[0].Cpu) / (runs[1].Cpu - runs[0].Cpu), 2), Table.Number(runs[i + 1].PeakMegabytes, 0));
        });
        table.Print("What parts of the emitted code add to a compilation in a fresh process, medians of " + rounds.ToString(CultureInfo.InvariantCulture));
    }

    private static void AddRow(Table table, string name, int actions, int? types, long bytes, Compile[] runs) =>
        table.Add(name, Table.Number(actions, 0), types is { } count ? Table.Number(count, 0) : "-", Table.Number(bytes, 0),
            Table.Number(runs[1].Wall - runs[0].Wall, 0), Table.Number(runs[1].Cpu - runs[0].Cpu, 0), Table.Number(runs[1].PeakMegabytes - runs[0].PeakMegabytes, 0));

    private static void InFolder(IEnumerable<DescriptionSet> sets, Action<DescriptionSet, string> measure)
    {
        var work = Directory.CreateTempSubdirectory("losantgen-cold-");
        try
        {
            foreach (var set in sets) measure(set, Path.Combine(work.FullName, set.Name.Replace(' ', '-')));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static void Measure(DescriptionSet set, string folder, int rounds, Table table)
    {
        (string Name, string Response)[] compiles =
        [
            ("program alone", Response(folder, "alone", [])),
            ("with the emitted code", Response(folder, "emitted", WriteSources(folder, Consumer.Of(set).Sources()))),
            ("with the generator", Response(folder, "generator", GeneratorArguments(folder, set))),
        ];
        var medians = Alternate([.. compiles.Select(c => c.Response)], rounds);
        for (var i = 0; i < compiles.Length; i++)
            table.Add(set.Name, compiles[i].Name, Table.Number(medians[i].Wall, 0), Table.Number(medians[i].Cpu, 0), Table.Number(medians[i].PeakMegabytes, 0));
        table.Add(set.Name, "= the generator", Table.Number(medians[2].Wall - medians[1].Wall, 0), Table.Number(medians[2].Cpu - medians[1].Cpu, 0), Table.Number(medians[2].PeakMegabytes - medians[1].PeakMegabytes, 0));
        table.Add(set.Name, "= compiling its code", Table.Number(medians[1].Wall - medians[0].Wall, 0), Table.Number(medians[1].Cpu - medians[0].Cpu, 0), Table.Number(medians[1].PeakMegabytes - medians[0].PeakMegabytes, 0));
    }

    /// <summary>Runs the compilations by turns, after a round that does not count; the medians of each.</summary>
    private static Compile[] Alternate(string[] responses, int rounds)
    {
        var runs = responses.Select(_ => new List<Compile>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < responses.Length; i++)
            {
                var run = Compile.Start(responses[i]);
                if (round >= 0) runs[i].Add(run);
            }
        }

        return [.. runs.Select(r => new Compile(Median.Of(r.Select(c => c.Wall)), Median.Of(r.Select(c => c.Cpu)), Median.Of(r.Select(c => c.PeakMegabytes))))];
    }

    private static IEnumerable<string> WriteSources(string folder, IEnumerable<(string Name, string Text)> sources)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, "emitted")).FullName;
        foreach (var (name, text) in sources)
        {
            var path = Path.Combine(target, name);
            File.WriteAllText(path, text);
            yield return Quote(path);
        }
    }

    private static IEnumerable<string> GeneratorArguments(string folder, DescriptionSet set)
    {
        var config = Path.Combine(folder, "kinds.globalconfig");
        var written = set.WrittenTo(Path.Combine(folder, "descriptions"));
        File.WriteAllLines(config, ["is_global = true", .. written.Files.SelectMany(f => (string[])[$"[{f.Path}]", $"build_metadata.AdditionalFiles.LosantGenKind = {f.Kind}"])]);
        return
        [
            .. Directory.GetFiles(Folders.Generator, "*.dll").Select(a => "/analyzer:" + Quote(a)),
            .. written.Files.Select(f => "/additionalfile:" + Quote(f.Path)),
            "/analyzerconfig:" + Quote(config),
        ];
    }

    private static string Response(string folder, string name, IEnumerable<string> more)
    {
        Directory.CreateDirectory(folder);
        var program = Path.Combine(folder, "Program.cs");
        File.WriteAllText(program, "public class Program;");
        var response = Path.Combine(folder, name + ".rsp");
        File.WriteAllLines(response,
        [
            "/noconfig", "/nostdlib+", "/target:library", "/langversion:12", "/nullable:enable", "/optimize+", "/deterministic+", "/debug:portable", "/nologo",
            "/out:" + Quote(Path.Combine(folder, name + ".dll")), Quote(program),
            .. Compile.References().Select(r => "/reference:" + Quote(r)),
            .. more,
        ]);
        return response;
    }

    /// <summary>A path in a response file.</summary>
    public static string Quote(string path) => "\"" + path + "\"";

    /// <summary>One run of the compiler.</summary>
    private sealed record Compile(double Wall, double Cpu, double PeakMegabytes)
    {
        private static readonly string Host = Path.Combine(Folders.Dotnet, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        private static readonly string Compiler = Path.Combine(Folders.Dotnet, "sdk", SdkVersion(), "Roslyn", "bincore", "csc.dll");

        public static IEnumerable<string> References() =>
        [
            .. Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll").Where(f => Path.GetFileName(f) is var n && (n.StartsWith("System.", StringComparison.Ordinal) || n is "netstandard.dll") && !n.EndsWith(".Native.dll", StringComparison.Ordinal)),
            typeof(Losant.LosantTime).Assembly.Location,
        ];

        public static Compile Start(string response)
        {
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo(Host, ["exec", Compiler, "@" + response]) { RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var (cpu, peak) = (0.0, 0L);
            // An ended process reports neither, so both are read until it ends.
            while (!process.WaitForExit(10))
            {
                try
                {
                    process.Refresh();
                    (cpu, peak) = (process.TotalProcessorTime.TotalMilliseconds, Math.Max(peak, process.WorkingSet64));
                }
                catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
                {
                    // The process has just ended.
                }
            }

            var wall = watch.Elapsed.TotalMilliseconds;
            if (process.ExitCode != 0) throw new InvalidOperationException(output.Result);
            return new Compile(wall, cpu, peak / 1e6);
        }

        private static string SdkVersion()
        {
            using var process = Process.Start(new ProcessStartInfo(Host, "--version") { RedirectStandardOutput = true, WorkingDirectory = Folders.Repository })!;
            return process.StandardOutput.ReadToEnd().Trim();
        }
    }
}
