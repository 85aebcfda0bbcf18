using LosantGen.Descriptions;

// dotnet run --project tests/LosantGen.Descriptions -- FOLDER
if (args is not [var folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("Compares a folder of descriptions, such as node_modules/losant-rest/lib/schemas, with the built-in ones, and lists every fact that differs. Name the folder.");
    return 2;
}

if (Above("schemas") is not { } ours)
{
    Console.Error.WriteLine("The program runs within a checkout of the repository, because it reads its folder 'schemas'.");
    return 2;
}

var list = Worklist.Of(new DescriptionFolder(ours), new DescriptionFolder(folder));
foreach (var line in list.Lines()) Console.WriteLine(line);
return list.Differences.Count == 0 ? 0 : 1;

static string? Above(string name)
{
    for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
    {
        if (File.Exists(Path.Combine(at.FullName, "LosantGen.sln"))) return Path.Combine(at.FullName, name);
    }

    return null;
}
