using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LosantGen.Generator.Tests.Incremental;

/// <summary>The same descriptions generate the same bytes, wherever the files are and however they are formatted.</summary>
public class DeterminismTests
{
    private static readonly IReadOnlyList<(string Path, string Text, string Kind)> Files = BuiltIn.Files();

    private static readonly GeneratorRun First = GeneratorRun.Of(Files);

    private static readonly IReadOnlyDictionary<string, string> Expected = First.Sources;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_order_of_files_does_not_matter(int seed)
    {
        var shuffled = Files.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(Expected, GeneratorRun.Of(shuffled).Sources);
    }

    [Fact]
    public void The_line_ending_does_not_matter()
    {
        Assert.Equal(Expected, GeneratorRun.Of(Files.Select(f => (f.Path, f.Text.ReplaceLineEndings("\n"), f.Kind))).Sources);
        Assert.Equal(Expected, GeneratorRun.Of(Files.Select(f => (f.Path, f.Text.ReplaceLineEndings("\r\n"), f.Kind))).Sources);
        Assert.Equal(Expected, GeneratorRun.Of(Files.Select(f => (f.Path, f.Text.ReplaceLineEndings("\r"), f.Kind))).Sources);
    }

    [Fact]
    public void A_byte_order_mark_does_not_matter() =>
        Assert.Equal(Expected, GeneratorRun.Of(Files.Select(f => (f.Path, "\uFEFF" + f.Text, f.Kind))).Sources);

    [Fact]
    public void White_space_does_not_matter() =>
        Assert.Equal(Expected, GeneratorRun.Of(Files.Select(f => (f.Path, Parse(f.Text).ToString(Formatting.None), f.Kind))).Sources);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void The_culture_does_not_matter(string culture)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(Expected, GeneratorRun.Of(Files).Sources);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Theory]
    [InlineData("/somewhere/else/")]
    [InlineData("C:\\Users\\İzmir\\schemas\\")]
    [InlineData("")]
    public void The_path_does_not_matter(string folder) =>
        Assert.Equal(Expected, GeneratorRun.Of(Files.Select(f => (folder + Path.GetFileName(f.Path), f.Text, f.Kind))).Sources);

    [Fact]
    public void Names_do_not_depend_on_the_order_of_properties()
    {
        var turned = GeneratorRun.Of(Files.Select(f => (f.Path, f.Kind == "schema" ? Turn(Parse(f.Text)).ToString() : f.Text, f.Kind)));

        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), turned.Sources.Keys.Order(StringComparer.Ordinal));
        var (surface, other) = (PublicSurface.Of(First), PublicSurface.Of(turned));
        var differences = surface.Except(other).Concat(other.Except(surface)).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static JToken Parse(string json) => JsonConvert.DeserializeObject<JToken>(json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    // The members of every object in reverse order, except the parameters of actions, whose order determines the signature.
    private static JToken Turn(JToken token) => token switch
    {
        JObject o => new JObject(o.Properties().Reverse().Select(p => new JProperty(p.Name, Turn(p.Value)))),
        JArray list => new JArray(list.Select(Turn)),
        _ => token,
    };
}
