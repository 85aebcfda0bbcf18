namespace LosantGen.Packaging.Tests;

/// <summary>A build generates again if a description has changed, and only then.</summary>
public class RegenerationTests(PackedPackages packages)
{
    private const string NotCompiled = "Skipping target \"CoreCompile\" because all output files are up-to-date";

    [Fact]
    public async Task Only_a_change_of_the_descriptions_changes_the_next_build()
    {
        var library = Consumer.Make(packages, "Edited", SmallDescription.Project, [.. SmallDescription.Files, ("api/note.txt", "Read me.")]);
        (await library.BuildAsync()).Succeeds().HasNoWarning();
        var first = library.Compiled();
        Assert.Superset(new HashSet<string> { "Losant.LosantClient", "Losant.PumpResource", "Losant.Pump", "Losant.ValveResource", "Losant.Valve" }, first.Types.ToHashSet());

        // No change.
        Assert.Contains(NotCompiled, (await BuildAgainAsync(library)).Output, StringComparison.Ordinal);
        Assert.Equal(first.Mvid, library.Compiled().Mvid);

        // A file that is not a description.
        library.Write("api/note.txt", "Read me again.");
        library.Write("settings.json", "{}");
        Assert.Contains(NotCompiled, (await BuildAgainAsync(library)).Output, StringComparison.Ordinal);

        // An edit.
        library.Write("api/pump.json", SmallDescription.PumpWithMotor);
        var edited = await CompileAgainAsync(library);
        Assert.Contains(edited.Types, t => t.EndsWith("Motor", StringComparison.Ordinal));
        Assert.NotEqual(first.Mvid, edited.Mvid);

        // The edit is reverted: the output is identical again.
        library.Write("api/pump.json", SmallDescription.Pump);
        Assert.Equal(first.Mvid, (await CompileAgainAsync(library)).Mvid);

        // An additional file.
        library.Write("api/gauge.json", """{ "type": "object", "properties": { "unit": { "type": "string" } } }""");
        library.Write("api/apiInfo.json", SmallDescription.Api.Replace("#/definitions/valve", "#/definitions/gauge", StringComparison.Ordinal));
        var added = await CompileAgainAsync(library);
        Assert.Contains("Losant.Gauge", added.Types);

        // Another file name, with the same content and time.
        library.Rename("api/gauge.json", "api/valve.json", overwrite: true);
        library.Write("api/apiInfo.json", SmallDescription.Api);
        var renamed = await CompileAgainAsync(library);
        Assert.Contains("Losant.Valve", renamed.Types);
        Assert.DoesNotContain("Losant.Gauge", renamed.Types);

        // A removed file, while the others are unchanged.
        library.Delete("api/valve.json");
        var deleted = (await BuildAgainAsync(library)).Succeeds();
        Assert.DoesNotContain(NotCompiled, deleted.Output, StringComparison.Ordinal);
        Assert.Equal(["LSG004"], deleted.Warnings);
        Assert.DoesNotContain("Losant.Valve", library.Compiled().Types);
    }

    [Fact]
    public async Task LosantResources_restricts_the_client_to_some_resources_and_the_types_that_they_use()
    {
        var library = Consumer.Make(packages, "Restricted", SmallDescription.Project.Replace("<Nullable>", "<LosantResources>pump</LosantResources>\n    <Nullable>", StringComparison.Ordinal), SmallDescription.Files);
        (await library.BuildAsync()).Succeeds().HasNoWarning();
        var one = library.Compiled().Types;
        Assert.Contains("Losant.PumpResource", one);
        Assert.Contains("Losant.Pump", one);
        Assert.DoesNotContain("Losant.ValveResource", one);
        Assert.DoesNotContain("Losant.Valve", one);

        // An option is an input like a description; an invalid value is an error and is not ignored.
        library.Write("Restricted.csproj", SmallDescription.Project);
        Assert.Contains("Losant.ValveResource", (await CompileAgainAsync(library)).Types);
        var unknown = (await library.BuildAsync("--no-restore", "-p:LosantResources=pumps")).Fails();
        Assert.Equal(["LSG009"], unknown.Errors);
    }

    private static async Task<(Guid Mvid, IReadOnlySet<string> Types)> CompileAgainAsync(Consumer library)
    {
        var built = (await BuildAgainAsync(library)).Succeeds().HasNoWarning();
        Assert.DoesNotContain(NotCompiled, built.Output, StringComparison.Ordinal);
        return library.Compiled();
    }

    private static Task<Outcome> BuildAgainAsync(Consumer library) => library.BuildAsync("--no-restore", "-v:normal");
}
