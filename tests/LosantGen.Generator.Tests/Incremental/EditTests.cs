using System.Collections;
using System.Reflection;
using LosantGen.Diagnostics;
using LosantGen.Generator.Tests.Robustness;
using LosantGen.Keeping;
using LosantGen.Model;
using LosantGen.Planning;
using LosantGen.Reading;

namespace LosantGen.Generator.Tests.Incremental;

/// <summary>
/// Whatever was edited before, the outcome is that of a driver that saw nothing before. The default run makes a few hundred edits; <c>LOSANTGEN_EDITS=20000</c> makes
/// more, and <c>LOSANTGEN_EDITS_FROM=17</c> starts at another seed.
/// </summary>
public class EditTests
{
    private const int PerSequence = 50;

    private const string Twig = """
        "type": "object", "properties": { "next": { "$ref": "#/definitions/twig" }, "length": { "type": "string" } }
        """;

    private const string Part = $$"""
        "oneOf": [{ {{Twig}} }, { "type": "string" }]
        """;

    private static readonly int Count = Requested.Number("LOSANTGEN_EDITS") ?? 400;

    private static readonly int First = Requested.Number("LOSANTGEN_EDITS_FROM") ?? 1;

    // The plan has the union in 'tree' and in 'wood' twice, since 'twig' is found to be in it only after the first one.
    private static readonly (string Path, string Text)[] Twice =
    [
        Small.Schema("tree", $$"""{ "type": "object", "properties": { "self": { "$ref": "#/definitions/tree" }, "part": { {{Part}} } } }"""),
        Small.Schema("twig", $$"""{ {{Twig}} }"""),
        Small.Schema("wood", $$"""{ "type": "object", "properties": { "part": { "description": "Of the wood.", {{Part}} } } }"""),
    ];

    [Fact]
    public void The_outcome_after_any_edits_is_that_of_a_fresh_run() =>
        Parallel.For(First, First + Math.Max(1, Count / PerSequence), new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed => Edit(seed, [.. FuzzTests.Synthetic, .. Twice], PerSequence));

    [Fact]
    public void The_outcome_after_edits_of_the_built_in_descriptions_is_that_of_a_fresh_run()
    {
        var files = BuiltIn.FilesOf("everyday").Select(f => (f.Path, f.Text)).ToList();
        for (var seed = First; seed < First + Math.Max(1, Count / 400); seed++) Edit(seed, files, 20);
    }

    [Fact]
    public void A_shape_that_a_plan_has_twice_is_two_shapes_in_the_next_plan_too()
    {
        var (project, before) = EditedProject.Of(Twice).Generate();

        Assert.Contains("Constraints_1", before);
        Assert.Equal(before, project.Edit(Twice[2].Path, "\n" + Twice[2].Text).Generate().Outcome);
    }

    // After the first edit, the compiler has the files in another order; by the second one, it takes one of them for another.
    [Fact]
    public void Several_files_can_change_at_once()
    {
        var files = "abcd".Select(name => Small.Schema(name.ToString(), """{ "type": "object" }""")).ToList();
        var (project, _) = EditedProject.Of(files.Take(3)).Generate();
        (project, _) = project.Edit([new(files[0].Path, files[0].Text + " "), new(files[3].Path, files[3].Text)]).Generate();

        var (edited, outcome) = project.Edit(files[1].Path, files[1].Text + " ").Generate();

        Assert.Equal(edited.Afresh().Generate().Outcome, outcome);
    }

    [Fact]
    public void A_run_that_was_cancelled_changes_nothing()
    {
        var (project, before) = EditedProject.Of(FuzzTests.Synthetic).Generate();
        var edited = project.Edit(FuzzTests.Synthetic[1].Path, FuzzTests.Synthetic[1].Text.Replace("watts", "power", StringComparison.Ordinal));

        Assert.ThrowsAny<OperationCanceledException>(edited.GenerateCancelled);

        Assert.Equal(before, project.Edit(FuzzTests.Synthetic[1].Path, FuzzTests.Synthetic[1].Text + " ").Generate().Outcome);
        Assert.Equal(edited.Afresh().Generate().Outcome, edited.Generate().Outcome);
    }

    [Fact]
    public void Two_states_of_a_project_can_be_generated_at_once()
    {
        var (project, _) = EditedProject.Of(FuzzTests.Synthetic).Generate();
        var states = Enumerable.Range(0, 40).Select(i => project.Edit(FuzzTests.Synthetic[1].Path, FuzzTests.Synthetic[1].Text.Replace("watts", "watts" + i % 7, StringComparison.Ordinal))).ToList();
        var expected = states.Take(7).Select(s => s.Afresh().Generate().Outcome).ToList();

        Parallel.For(0, states.Count, i => Assert.Equal(expected[i % 7], states[i].Generate().Outcome));
    }

    [Fact]
    public void What_is_kept_does_not_grow_with_edits()
    {
        var kept = new BetweenRuns<KeptPlan>();
        Plan(0);
        Plan(1);
        var few = ObjectsIn(kept);
        for (var i = 2; i < 1000; i++) Plan(i);

        Assert.InRange(ObjectsIn(kept), few * 9 / 10, few * 11 / 10);

        void Plan(int edit)
        {
            var files = FuzzTests.Synthetic.Select(f => DescriptionReader.Read(new Input(f.Path, Input.KindOf(f.Path, f.Path.EndsWith("names.json", StringComparison.Ordinal) ? "names" : "schema"), f.Text.Replace("\"watts\"", $"\"watts{edit}\"", StringComparison.Ordinal)), default).Value);
            kept.Run(k => Planner.Plan(new Result<Descriptions>(Descriptions.Of([.. files.OfType<DescriptionFile>()]), default), Wanted.Everything, "LosantClient", default, k));
        }
    }

    private static void Edit(int seed, IReadOnlyList<(string Path, string Text)> files, int count)
    {
        var edits = new Edits(files, seed);
        var (project, _) = EditedProject.Of(files, seed % 2 == 0 ? [("_LosantGenWritesNames", "true")] : []).Generate();
        for (var i = 0; i < count; i++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var edit = edits.Next();
            var before = project;
            (project, var outcome) = project.Edit(edit).Generate();
            var expected = project.Afresh().Generate().Outcome;
            if (outcome != expected) Assert.Fail($"seed {seed}, edit {i}:\n{string.Join("\n", edit.Select(e => e.Key + ": " + e.Value))}\n{Difference(expected, outcome)}");
            // Another choice of resources, and back.
            if (i % 10 == 9) Assert.Equal(before.With(("LosantResources", "lamps")).Afresh().Generate().Outcome, before.With(("LosantResources", "lamps")).Generate().Outcome);
        }
    }

    private static string Difference(string expected, string outcome)
    {
        var (wanted, found) = (expected.Split('\n'), outcome.Split('\n'));
        var at = Enumerable.Range(0, Math.Min(wanted.Length, found.Length)).FirstOrDefault(i => wanted[i] != found[i], Math.Min(wanted.Length, found.Length));
        return $"line {at} of the outcome:\n  {string.Join("\n  ", found.Skip(Math.Max(0, at - 3)).Take(6))}\nof a fresh run:\n  {string.Join("\n  ", wanted.Skip(Math.Max(0, at - 3)).Take(6))}";
    }

    private static int ObjectsIn(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([root]);
        while (open.Count > 0)
        {
            if (open.Pop() is not { } value || value is string or Delegate or Type || value.GetType() is { IsPrimitive: true } or { IsEnum: true }) continue;
            var type = value.GetType();
            if (!type.IsValueType && !seen.Add(value)) continue;
            if (value is Array array)
            {
                foreach (var item in (IEnumerable)array) open.Push(item);
                continue;
            }
            for (var part = type; part is not null; part = part.BaseType)
            {
                foreach (var field in part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) open.Push(field.GetValue(value));
            }
        }
        return seen.Count;
    }
}
