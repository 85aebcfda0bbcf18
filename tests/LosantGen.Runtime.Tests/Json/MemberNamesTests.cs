using System.Text;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

public class MemberNamesTests
{
    [Theory]
    [InlineData("""{"name":1,"note":2,"id":3}""", "0:1 1:2 2:3")]
    [InlineData("""{"id":3,"note":2,"name":1}""", "2:3 1:2 0:1")]
    [InlineData("""{"note":2,"note":4,"id":3}""", "1:2 1:4 2:3")]
    [InlineData("""{ "name" : 1 , "id":3}""", "0:1 2:3")]
    [InlineData("""{"na\u006de":1,"x":5,"id":3}""", "0:1 -:5 2:3")]
    [InlineData("""{"names":1,"nam":2,"":3,"note":4}""", "-:1 -:2 -:3 1:4")]
    [InlineData("""{"id":3,"y":6,"name":1}""", "2:3 -:6 0:1")]
    [InlineData("{}", "")]
    public void Members_are_found_in_any_order(string json, string expected) => Assert.Equal(expected, Read(new MemberNames("name note id"), json));

    [Fact]
    public void The_order_of_a_server_is_learned_and_any_other_is_read_too()
    {
        MemberNames names = new("name note id");
        string[] objects = ["""{"id":3,"note":2,"name":1}""", """{"note":2,"x":4,"id":3}""", """{"name":1,"note":2,"id":3}""", "{}", """{"id":3}"""];
        string[] found = ["2:3 1:2 0:1", "1:2 -:4 2:3", "0:1 1:2 2:3", "", "2:3"];
        for (int i = 0; i < 200; i++)
        {
            // The same object several times, then others; at other places of the text each time, because not every place teaches.
            int kind = i / 10 % objects.Length;
            Assert.Equal(found[kind], Read(names, new string(' ', i) + objects[kind]));
            Assert.Equal(found[i % objects.Length], Read(names, objects[i % objects.Length]));
        }
    }

    [Theory]
    [InlineData("a b|c\"d|é|\\|", '|', """{"\\":4,"\u00e9":3,"c\"d":2,"a b":1}""", "3:4 2:3 1:2 0:1")]
    [InlineData("a b|c\"d|é|\\|", '|', """{"":5,"é":3}""", "4:5 2:3")]
    public void Names_of_any_text_are_found(string names, char separator, string json, string expected) => Assert.Equal(expected, Read(new MemberNames(names, separator), json));

    [Fact]
    public void Halves_of_surrogate_pairs_are_names() =>
        Assert.Equal("0:1 1:2 -:3", Read(new MemberNames("\ud800 \udc00"), """{"\ud800":1,"\udc00":2,"\ud800\udc00":3}"""));

    [Fact]
    public void Names_with_the_same_length_and_ends_are_told_apart()
    {
        // Only what is between the first and the last eight bytes differs.
        MemberNames names = new("commonly-A-commonly commonly-B-commonly");
        Assert.Equal("1:2 0:1 -:3", Read(names, """{"commonly-B-commonly":2,"commonly-A-commonly":1,"commonly-C-commonly":3}"""));
    }

    [Theory]
    [InlineData("""{"name":1,"note"}""")]
    [InlineData("""{"name":1"note":2}""")]
    [InlineData("""{,"name":1}""")]
    [InlineData("""{"name":1""")]
    [InlineData("""{"name":""")]
    public void Invalid_JSON_fails_where_a_member_was_guessed(string json) => Assert.Throws<LosantSerializationException>(() => Read(new MemberNames("name note"), json));

    [Fact]
    public void Names_are_written_escaped()
    {
        JsonOutput output = new();
        MemberList members = new(ref output);
        members.Begin(new MemberNames("a b|c\"d|\u001f|\ud800|é", '|'));
        for (int i = 0; i < 5; i++) members.Integer(i, i);
        members.End(new object());
        Assert.Equal("""{"a b":0,"c\"d":1,"\u001f":2,"\ud800":3,"é":4}""", Encoding.UTF8.GetString(output.Written));
        output.Dispose();
    }

    [Fact]
    public void A_violation_has_the_name_unescaped()
    {
        Losant.Runtime.Validation validation = new();
        MemberList members = new(ref validation);
        members.Begin(new MemberNames("c\"d"));
        members.String(0, "long", new StringRule(maxLength: 1));
        Assert.Equal("/c\"d", validation.Violations.Single().Pointer);
        validation.Dispose();
    }

    private static string Read(MemberNames names, string json)
    {
        List<string> found = [];
        JsonInput input = new(Encoding.UTF8.GetBytes(json));
        for (int i = input.Begin(); input.Next(names, ref i);)
        {
            input.Required();
            found.Add($"{(i < 0 ? "-" : i)}:{input.ReadInt64()}");
        }

        input.Finish();
        return string.Join(' ', found);
    }
}
