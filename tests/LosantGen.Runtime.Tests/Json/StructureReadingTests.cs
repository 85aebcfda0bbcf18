using System.Text;
using System.Text.Json;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

public class StructureReadingTests
{
    [Fact]
    public void Members_are_read_in_any_order_and_with_any_white_space()
    {
        Pump pump = Reading.Parse<Pump, Pump>(
            """
             {  "level" : 1.5 ,
                "name"
                  :"a" , "parts" : [ { } , {"name":"b"} ] , "tags":{ } }

            """);
        Assert.Equal("a", pump.Name);
        Assert.Equal(1.5, pump.Level);
        Assert.Equal("b", pump.Parts![1].Name);
        Assert.Empty(pump.Tags!);
        Assert.False(pump.HasNote);
    }

    [Fact]
    public void A_byte_order_mark_is_ignored() => Assert.Equal("a", Reading.Parse<Pump, Pump>("\uFEFF{\"name\":\"a\"}").Name);

    [Fact]
    public void An_escaped_name_is_the_same_name() =>
        Assert.Equal("a", Reading.Parse<Pump, Pump>("""{"n\u0061me":"a"}""").Name);

    [Fact]
    public void Of_two_members_with_one_name_the_last_is_used()
    {
        Pump pump = Reading.Parse<Pump, Pump>("""{"name":"a","x":1,"name":"b","x":[2],"tags":{"k":"1","l":"2","k":"3"}}""");
        Assert.Equal("b", pump.Name);
        Assert.Equal("[2]", pump.Extra!["x"].GetRawText());
        Assert.Equal(["k", "l"], pump.Tags!.Keys);
        Assert.Equal("3", pump.Tags["k"]);
    }

    [Fact]
    public void A_copy_of_the_input_can_look_ahead()
    {
        JsonInput input = new("""{"kind":"a","name":"b"}"""u8);
        JsonInput ahead = input;
        ahead.BeginObject();
        Assert.True(ahead.NextMember(out ReadOnlySpan<byte> name));
        Assert.True(name.SequenceEqual("kind"u8));
        Assert.True(ahead.NextMember(out name)); // the unread value is skipped
        Assert.True(name.SequenceEqual("name"u8));
        Assert.Equal("b", Pump.Read(ref input).Name);
        input.Finish();
    }

    [Fact]
    public void Skip_ignores_the_rest_of_the_entered_value()
    {
        JsonInput input = new("""[{"a":1,"b":[2,{"c":3}]},4]"""u8);
        input.BeginArray();
        Assert.True(input.NextItem());
        input.BeginObject();
        Assert.True(input.NextMember(out _));
        Assert.Equal(1, input.ReadInt64());
        Assert.True(input.NextMember(out _));
        input.BeginArray();
        input.Skip();
        Assert.False(input.NextMember(out _));
        Assert.True(input.NextItem());
        Assert.Equal(4, input.ReadInt64());
        Assert.False(input.NextItem());
        input.Finish();
    }

    [Theory]
    [InlineData("""{"devices":{"a b":{"points":[{"time":1},{"time":false}]}}}""", "$.devices['a b'].points[1].time", "false}]}}}")]
    [InlineData("""{"x":[1,[2,3],{}],"time":7}""", "$.time", "7}")]
    [InlineData("""{"t~m\u0065":3, "time":{"a":1}}""", "$.time", """{"a":1}}""")]
    [InlineData("""[[],[{"time":[]}]]""", "$[1][0].time", "[]}]]")]
    public void An_error_has_its_location(string json, string path, string raw)
    {
        LosantSerializationException error = Assert.Throws<LosantSerializationException>(() => FirstBadTime(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(path, error.Path);
        Assert.Equal(raw, error.RawText);
        Assert.Equal(json.IndexOf(raw, StringComparison.Ordinal), error.Position);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_shows_only_the_start_of_a_long_text()
    {
        string text = new('ü', 5000);
        LosantSerializationException error = Reading.Fails<long, Int64Codec>($"\"{text}\"");
        Assert.InRange(error.RawText.Length, 50, 130);
        Assert.DoesNotContain('\uFFFD', error.RawText);
        error = Reading.Fails<Pump, Pump>("{\"tags\":{\"" + text + "\":1}}");
        Assert.InRange(error.Message.Length, 50, 2000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("{")]
    [InlineData("{]")]
    [InlineData("{}}")]
    [InlineData("{},")]
    [InlineData("{} x")]
    [InlineData("{,}")]
    [InlineData("""{"name":"a",}""")]
    [InlineData("""{,"name":"a"}""")]
    [InlineData("""{"name":"a" "level":1}""")]
    [InlineData("""{"name":"a",,"level":1}""")]
    [InlineData("""{"name" "a"}""")]
    [InlineData("""{"name"}""")]
    [InlineData("""{"name":}""")]
    [InlineData("""{name:1}""")]
    [InlineData("""{'name':1}""")]
    [InlineData("""{"parts":[,]}""")]
    [InlineData("""{"parts":[{},]}""")]
    [InlineData("""{"parts":[{} {}]}""")]
    [InlineData("""{"parts":[{}}}""")]
    [InlineData("""{"_links":[}""")]
    [InlineData("""{"_links":{]}}""")]
    [InlineData("""{"_links":[1 2]}""")]
    [InlineData("""{"_links":?}""")]
    [InlineData("""{/* no */}""")]
    [InlineData("""{"name":"a"} // no""")]
    [InlineData("""{"tags":{"a":1}}""")]
    [InlineData("""{"tags":{"a":null}}""")]
    [InlineData("""{"parts":[null]}""")]
    [InlineData("""{"parts":{}}""")]
    [InlineData("""{"level":"1"}""")]
    [InlineData("""{"isOn":"true"}""")]
    public void Invalid_JSON_is_an_error(string json) => Reading.Fails<Pump, Pump>(json);

    // Visits every member named time, at any depth, and requires that it is a time.
    private static void FirstBadTime(byte[] json)
    {
        JsonInput input = new(json);
        Walk(ref input);
        input.Finish();

        static void Walk(ref JsonInput input)
        {
            if (input.TokenType == JsonTokenType.StartObject)
            {
                input.BeginObject();
                while (input.NextMember(out ReadOnlySpan<byte> name))
                {
                    if (name.SequenceEqual("time"u8) && input.TokenType != JsonTokenType.Number) throw input.Unexpected("a number");
                    if (name.SequenceEqual("time"u8) && input.ReadInt64() > 5) throw input.Unexpected("a small number");
                    Walk(ref input);
                }
            }
            else if (input.TokenType == JsonTokenType.StartArray)
            {
                input.BeginArray();
                while (input.NextItem()) Walk(ref input);
            }
        }
    }
}
