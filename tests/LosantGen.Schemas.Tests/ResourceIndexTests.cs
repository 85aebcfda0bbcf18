using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using LosantGen.Descriptions;

namespace LosantGen.Schemas.Tests;

/// <summary>
/// <c>LosantGen.Resources.props</c> lists the files that each resource needs, so that a project reads no others. It is written by
/// <c>LOSANTGEN_INDEX=write dotnet test tests/LosantGen.Schemas.Tests</c>.
/// </summary>
public sealed class ResourceIndexTests
{
    private static readonly string IndexPath = Repository.PathOf("generator", "build", "LosantGen.Resources.props");
    private static readonly string GroupsPath = Repository.PathOf("generator", "build", "LosantGen.Groups.props");

    [Fact]
    public void The_index_lists_the_files_that_each_resource_needs()
    {
        var index = Index();
        if (Environment.GetEnvironmentVariable("LOSANTGEN_INDEX") == "write") File.WriteAllText(IndexPath, index);

        Assert.Equal(index, File.ReadAllText(IndexPath).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Each_resource_of_a_group_exists()
    {
        var known = Folders.Ours.Resources.Keys.ToHashSet(StringComparer.Ordinal);

        var named = XDocument.Load(GroupsPath).Descendants("Resources").SelectMany(list => list.Value.Split(';'));

        Assert.Empty(named.Except(known, StringComparer.Ordinal));
    }

    private static string Index()
    {
        var text = new StringBuilder("""
            <Project>
              <!-- The files that each resource needs. ResourceIndexTests writes this file. -->
              <ItemGroup>

            """.ReplaceLineEndings("\n"));
        foreach (var (resource, description) in Folders.Ours.Resources)
        {
            var files = Reached(description!).Order(StringComparer.Ordinal).Prepend(resource + ".actions").Select(Relative);
            text.Append("    <_LosantGenResource Include=\"").Append(resource).Append("\" Files=\"").AppendJoin(';', files).Append("\" />\n");
        }

        return text.Append("  </ItemGroup>\n</Project>\n").ToString();
    }

    private static string Relative(string name) => Path.GetRelativePath(BuiltIn.Folder, Folders.Ours.PathOf(name)).Replace('\\', '/');

    private static HashSet<string> Reached(JsonNode resource)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<JsonNode>([resource]);
        while (open.TryPop(out var node))
        {
            foreach (var name in DescriptionFolder.References(node).Where(name => Folders.Ours.Names.Contains(name) && reached.Add(name))) open.Push(Folders.Ours.Schema(name));
        }

        return reached;
    }
}
