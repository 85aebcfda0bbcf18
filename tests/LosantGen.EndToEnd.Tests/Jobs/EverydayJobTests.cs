using System.Text.RegularExpressions;
using Losant;
using Losant.Simulator;

namespace LosantGen.EndToEnd.Tests.Jobs;

/// <summary>Everyday jobs work, and are not much longer than with the vendor's JavaScript client.</summary>
public sealed partial class EverydayJobTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    // Counted without white space, comments, imports and the class around.
    [Fact]
    public void They_take_at_most_a_fifth_more_characters_than_JavaScript()
    {
        var script = Repository.Above(Path.Combine("shared", "jobs", "jobs.mjs"), File.Exists);
        Assert.SkipWhen(script is null, "skipped: the jobs in JavaScript (shared/jobs) are not beside this checkout");
        var (ours, theirs) = (JobsIn(Repository.PathOf("tests/LosantGen.EndToEnd.Tests/Jobs/EverydayJobs.cs")), JobsIn(script!));

        foreach (var (job, own) in ours) output.WriteLine($"{job}: {own.Characters} characters in {own.Lines} lines; {theirs[job].Characters} in {theirs[job].Lines} in JavaScript");
        Assert.Equal(theirs.Keys, ours.Keys);
        Assert.InRange(ours.Values.Sum(j => j.Characters) / (double)theirs.Values.Sum(j => j.Characters), 0, 1.2);
        Assert.InRange(ours.Values.Sum(j => j.Lines), 0, theirs.Values.Sum(j => j.Lines));
    }

    [Fact]
    public async Task They_run_against_the_simulator()
    {
        await using var simulator = await LosantSimulator.StartAsync(new LosantSimulatorOptions { Devices = [] });
        var app = simulator.ApplicationId;
        var pump = simulator.AddDevice(new SimulatedDevice { Id = "64b7f1d9a91e3d5f80c41b31", Name = "pump", Tags = [new("site", "north")], Attributes = [new("temperature")] });
        var access = simulator.AddAccessKey(pump.Id);
        using var losant = new LosantClient(new LosantClientOptions { BaseUrl = simulator.BaseUrl, AccessToken = simulator.AccessToken });
        var file = Path.Combine(_folder.FullName, "a.csv");

        await EverydayJobs.J01(new LosantClientOptions { BaseUrl = simulator.BaseUrl }, pump.Id, access.Key, access.Secret);
        await EverydayJobs.J02(losant, app, pump.Id);
        await EverydayJobs.J03(losant, app, pump.Id, DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow);
        await EverydayJobs.J05(losant, app);
        var key = await EverydayJobs.J06(losant, app, "7");
        await EverydayJobs.J08(losant, app, file);
        var table = (await losant.DataTables.PostAsync(app, new() { Name = "Levels", Columns = [new() { Name = "name", DataType = "string", Constraint = "optional" }, new() { Name = "level", DataType = "number", Constraint = "optional" }] })).Id!;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "rows.csv"), "name\na\nb\n");
        await EverydayJobs.J09Import(losant, app, table, Path.Combine(_folder.FullName, "rows.csv"));
        await EverydayJobs.J09Query(losant, app, table);
        await EverydayJobs.J09Export(losant, app, _folder.FullName);
        await EverydayJobs.J10Up(losant, app, file, "/backup");
        await EverydayJobs.J10Down(losant, app, _folder.FullName);
        var dashboard = await losant.Dashboards.PostAsync(new() { Name = "One", ApplicationId = app, Blocks = [] });
        await EverydayJobs.J16(losant, app, dashboard.Id!);

        Assert.NotEmpty(key.Secret!);
        Assert.Equal(["flowLpm", "temperature", "valveOpen"], (await losant.Device.GetAsync(app, pump.Id)).Attributes!.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.Equal(3, (await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "Levels.csv"))).Length);
        Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "backup", "a.csv")));
        Assert.Contains("One copy", (await losant.Dashboards.GetAsync()).Items!.Select(d => d.Name));
    }

    private static SortedDictionary<string, (int Characters, int Lines)> JobsIn(string path)
    {
        var jobs = new SortedDictionary<string, (int, int)>(StringComparer.Ordinal);
        foreach (var part in File.ReadAllText(path).ReplaceLineEndings("\n").Split("//#")[1..])
        {
            var lines = part.Split('\n')[1..].Select(l => Comment().Replace(l, "")).Where(l => !string.IsNullOrWhiteSpace(l) && l != "}").ToList();
            jobs.Add(part[..3], (lines.Sum(l => l.Count(c => !char.IsWhiteSpace(c))), lines.Count));
        }

        return jobs;
    }

    [GeneratedRegex(@"(?<!:)//.*$")]
    private static partial Regex Comment();
}
