namespace LosantGen.Generator.Tests.Names;

/// <summary>The names of an enum's values are such that a person tells them apart.</summary>
public class ValueNameTests
{
    [Theory]
    [InlineData("Etc/GMT+5,Etc/GMT-5,Etc/GMT-14,Etc/GMT0,America/Port-au-Prince", "EtcGmtPlus5,EtcGmtMinus5,EtcGmtMinus14,EtcGmt0,AmericaPortAuPrince")]
    [InlineData("+1,-1,1,0", "Plus1,Minus1,V1,V0")]
    [InlineData("<5,>5,5", "Less5,Greater5,V5")]
    [InlineData("c,c++,c#", "C,CPlusPlus,CHash")]
    [InlineData("50%,50", "V50Percent,V50")]
    [InlineData("<=,<,!=", "LessEqual,Less,NotEqual")]
    [InlineData("a+b,a-b,a b", "APlusB,ADashB,ASpaceB")]
    [InlineData("20°,20", "V20U00b0,V20")]
    [InlineData("asc,ASC", "Asc,ASC")]
    [InlineData("a.b,a-b,a_b,a b,c-d", "ADotB,ADashB,AUnderscoreB,ASpaceB,CD")]
    [InlineData("2.4GHz,2-4GHz,5GHz", "V2Dot4GHz,V2Dash4GHz,V5GHz")]
    [InlineData("a,a-,-a", "A,ADash,DashA")]
    [InlineData("a/b,a:b", "ASlashB,AColonB")]
    [InlineData("sha-256,utf-8,2026-01-05", "Sha256,Utf8,V2026_01_05")]
    public void Symbols_are_words_where_the_values_differ_in_them(string values, string names)
    {
        var run = Small.Generate(Small.Schema("level", $$"""{ "type": "string", "enum": [{{string.Join(", ", values.Split(',').Select(v => $"\"{v}\""))}}] }"""));

        EmittedCode.IsSound(run);
        Assert.Equal(names.Split(','), EmittedCode.MembersOf(run, "Level").Where(m => names.Split(',').Contains(m)).ToArray());
    }

    [Fact]
    public void So_are_those_of_members()
    {
        var run = Small.Generate(Small.Schema("reactions", """{ "type": "object", "properties": { "+1": { "type": "number" }, "-1": { "type": "string" }, "$type": { "type": "number" }, "type": { "type": "string" } } }"""));

        EmittedCode.IsSound(run);
        Assert.Equal("double?", EmittedCode.TypeOf(run, "Reactions", "Plus1"));
        Assert.Equal("string?", EmittedCode.TypeOf(run, "Reactions", "Minus1"));
        Assert.Equal("string?", EmittedCode.TypeOf(run, "Reactions", "Type"));
        Assert.Equal("double?", EmittedCode.TypeOf(run, "Reactions", "DollarType"));
    }
}
