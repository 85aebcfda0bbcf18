using System.Text;
using LosantGen.Benchmarks.Measuring;

namespace LosantGen.Benchmarks.Generator;

/// <summary>The size of the emitted code: per file kind, per type, per action.</summary>
internal static class Sizes
{
    public static void Run()
    {
        var table = new Table("descriptions", "what", "number", "bytes", "lines", "bytes each", "lines each");
        foreach (var set in DescriptionSet.All())
        {
            var plan = GeneratorSteps.Plan(GeneratorSteps.Read(set));
            var sources = Consumer.Of(set).Sources();
            var resources = plan.Resources.Select(r => r.ClassName + ".g.cs").ToHashSet(StringComparer.Ordinal);
            Add("all files", sources.Count, sources);
            Add("schema types", plan.Types.Count, sources.Where(s => plan.Types.Any(t => t.Name + ".g.cs" == s.Name)));
            Add("actions", plan.Resources.Sum(r => r.Actions.Count), sources.Where(s => resources.Contains(s.Name)));
            table.Add(set.Name, "assembly", "1", Table.Number(Assembly(set), 0), "", "", "");

            void Add(string what, int number, IEnumerable<(string Name, string Text)> files)
            {
                var texts = files.Select(f => f.Text).ToList();
                var bytes = texts.Sum(t => (long)Encoding.UTF8.GetByteCount(t));
                var lines = texts.Sum(t => (long)t.Count(c => c == '\n'));
                table.Add(set.Name, what, Table.Number(number, 0), Table.Number(bytes, 0), Table.Number(lines, 0), Table.Number((double)bytes / number, 0), Table.Number((double)lines / number, 0));
            }
        }

        table.Print("Emitted code");
    }

    private static long Assembly(DescriptionSet set)
    {
        var benchmarks = new GeneratorBenchmarks { Of = set };
        benchmarks.Setup();
        return benchmarks.CompilingTheCode();
    }
}
