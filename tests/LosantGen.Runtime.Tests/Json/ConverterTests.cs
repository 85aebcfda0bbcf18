using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LosantGen.Runtime.Tests.Json;

public class ConverterTests
{
    private const string Json = """{"name":"a","level":2.5,"parts":[{"name":"b"}],"tags":{"k":"v"}}""";

    [Fact]
    public void System_Text_Json_reads_and_writes_generated_types()
    {
        Dictionary<string, Pump[]> pumps = JsonSerializer.Deserialize<Dictionary<string, Pump[]>>($$"""{"x":[{{Json}},{{Json}}],"y":[null]}""")!;
        Assert.Equal("b", pumps["x"][1].Parts![0].Name);
        Assert.Null(pumps["y"][0]);
        Assert.Equal($$"""{"x":[{{Json}},{{Json}}],"y":[null]}""", JsonSerializer.Serialize(pumps));
    }

    [Fact]
    public async Task Values_that_arrive_in_pieces_are_read()
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes($"[{Json},{Json}]"));
        Pump[] pumps = (await JsonSerializer.DeserializeAsync<Pump[]>(stream, new JsonSerializerOptions { DefaultBufferSize = 1 }, TestContext.Current.CancellationToken))!;
        Assert.Equal("b", pumps[1].Parts![0].Name);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(17)]
    public void Values_that_span_several_segments_are_read(int size)
    {
        Utf8JsonReader reader = new(Segments(Encoding.UTF8.GetBytes(Json), size));
        Assert.Equal("b", JsonSerializer.Deserialize<Pump>(ref reader)!.Parts![0].Name);
        reader = new(Segments("\"text\""u8.ToArray(), size));
        Assert.Equal("text", JsonSerializer.Deserialize<JsonScalar>(ref reader).AsString());
    }

    [Fact]
    public void The_reader_is_at_the_right_position_afterwards()
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes($" [ {Json} , 7 ] "));
        reader.Read();
        reader.Read();
        Assert.Equal("a", JsonSerializer.Deserialize<Pump>(ref reader)!.Name);
        Assert.Equal(JsonTokenType.EndObject, reader.TokenType);
        Assert.True(reader.Read());
        Assert.Equal(7, reader.GetInt32());
    }

    [Fact]
    public void Comments_and_trailing_commas_are_accepted_if_the_options_allow_them()
    {
        JsonSerializerOptions options = new() { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        Assert.Equal("a", JsonSerializer.Deserialize<Pump>("""{ /* x */ "name":"a", }""", options)!.Name);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Pump>("""{"name":"a",}"""));
    }

    [Fact]
    public void Indentation_is_honoured() =>
        Assert.Equal(
            """
            {
              "name": "a",
              "tags": {
                "k": "v"
              }
            }
            """.ReplaceLineEndings(),
            JsonSerializer.Serialize(new Pump { Name = "a", Tags = new Dictionary<string, string> { ["k"] = "v" } }, new JsonSerializerOptions { WriteIndented = true }).ReplaceLineEndings());

    [Fact]
    public void Invalid_JSON_is_an_error_of_System_Text_Json_with_ours_inside()
    {
        JsonException error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Pump[]>("""[{"level":"high"}]"""));
        LosantSerializationException inner = Assert.IsType<LosantSerializationException>(error.InnerException);
        Assert.Equal("$.level", inner.Path);
    }

    [Theory]
    [InlineData("\"a\\n\"")]
    [InlineData("\"\"")]
    [InlineData("12")]
    [InlineData("1.5")]
    [InlineData("true")]
    [InlineData("null")]
    public void Scalars_can_be_used_with_System_Text_Json(string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonScalar>(json)));

    private static ReadOnlySequence<byte> Segments(byte[] bytes, int size)
    {
        Segment first = new(bytes.AsMemory(0, Math.Min(size, bytes.Length)), 0);
        Segment last = first;
        for (int i = size; i < bytes.Length; i += size) last = last.Append(bytes.AsMemory(i, Math.Min(size, bytes.Length - i)));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long index) => (Memory, RunningIndex) = (memory, index);

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            Segment next = new(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
