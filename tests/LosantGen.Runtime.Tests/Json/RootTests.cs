using System.Text.Json;
using System.Text.Json.Serialization;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

public class RootTests
{
    [Fact]
    public void A_root_array_is_read_added_to_and_written()
    {
        Numbers numbers = Reading.Parse<Numbers, Numbers>("[1,2]");
        numbers.Add(3);
        Assert.Equal(3, numbers.Count);
        Assert.Equal(2, numbers[1]);
        Assert.Equal("[1,2,3]", Reading.Text<Numbers, Numbers>(numbers));
        Assert.Equal("[4,5]", Reading.Text<Numbers, Numbers>([4, 5]));
        Assert.Equal("[6]", Reading.Text<Numbers, Numbers>(new Numbers { 6 }));
        Assert.Equal("[]", Reading.Text<Numbers, Numbers>([]));
        Reading.Fails<Numbers, Numbers>("null");
        Reading.Fails<Numbers, Numbers>("{}");
    }

    [Fact]
    public void A_root_map_is_read_changed_and_written()
    {
        Levels levels = Reading.Parse<Levels, Levels>("""{"a":1,"_links":{},"_new":5,"not allowed":"x","b":2}""");
        Assert.Equal(["a", "_new", "b"], levels.Keys);
        levels["a"] = 7;
        levels.Add("c", 3);
        Assert.Throws<ArgumentException>(() => levels.Add("c", 4));
        Assert.Equal("""{"a":7,"_new":5,"b":2,"c":3}""", Reading.Text<Levels, Levels>(levels));
        Assert.True(levels.TryGetValue("b", out long b) && b == 2 && levels.ContainsKey("c") && levels.Count == 4);
        Assert.Equal([7, 5, 2, 3], levels.Values);
        Assert.Equal("""{"x":1,"y":2}""", Reading.Text<Levels, Levels>(new Levels { { "x", 1 }, { "y", 2 } }));
        Assert.Equal("""{"x":1}""", Reading.Text<Levels, Levels>(new Levels { ["x"] = 1 }));
    }

    [Fact]
    public void Roots_are_read_and_written_by_System_Text_Json_too()
    {
        Assert.Equal("[1,2]", JsonSerializer.Serialize(JsonSerializer.Deserialize<Numbers>("[1,2]")));
        Assert.Equal("""{"a":1}""", JsonSerializer.Serialize(JsonSerializer.Deserialize<Levels>("""{"a":1}""")));
    }

    [JsonConverter(typeof(JsonModelConverter<Numbers>))]
    private sealed class Numbers : LosantList<long>, IJsonCodec<Numbers>
    {
        public static Numbers Read(ref JsonInput input) => input.ReadList<Numbers, long, Int64Codec>();

        public static void Write(ref JsonOutput output, Numbers value) => output.WriteList<long, Int64Codec>(value);

        public static void Validate(Numbers value, ref Losant.Runtime.Validation validation) => validation.List<long, Int64Codec>(value);
    }

    [JsonConverter(typeof(JsonModelConverter<Levels>))]
    private sealed class Levels : LosantMap<long>, IJsonCodec<Levels>
    {
        public static Levels Read(ref JsonInput input) => input.ReadRootMap<Levels, long, Int64Codec, TagKeys>();

        public static void Write(ref JsonOutput output, Levels value) => output.WriteMap<long, Int64Codec>(value);

        public static void Validate(Levels value, ref Losant.Runtime.Validation validation) => validation.Map<long, Int64Codec, TagKeys>(value);
    }
}
