using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

public class OpenMapTests
{
    [Fact]
    public void A_member_that_matches_no_pattern_is_no_entry_and_is_kept_whatever_it_is()
    {
        const string Json = """{"a":1,"b":3,"longer":2,"other":{"deep":true},"none":null}""";
        var map = Read<double, DoubleCodec>(Json);

        Assert.Equal(["a", "b"], map.Keys);
        var others = Assert.IsType<LosantOpenMap<double>>(map).AdditionalProperties!;
        Assert.Equal(["longer", "other", "none"], others.Keys);
        Assert.Equal(2, others["longer"].GetInt32());
        Assert.Equal(Json, Reading.Text<IReadOnlyDictionary<string, double>, MapCodec<double, DoubleCodec, ShortKeys>>(map));
    }

    [Fact]
    public void A_map_without_such_members_is_an_ordinary_one() =>
        Assert.False(Read<long, Int64Codec>("""{"a":1,"b":2}""") is LosantOpenMap<long>);

    [Fact]
    public void The_keys_of_a_map_are_not_taken_for_those_of_one_with_another_rule()
    {
        var maps = Reading.Parse<Pair, Pair>("""{"any":{"longer":1},"some":{"longer":"x"}}""");

        Assert.Equal(["longer"], maps.Any.Keys);
        Assert.Empty(maps.Some);
    }

    private static IReadOnlyDictionary<string, T> Read<T, TCodec>(string json)
        where TCodec : IJsonCodec<T> => Reading.Parse<IReadOnlyDictionary<string, T>, MapCodec<T, TCodec, ShortKeys>>(json);

    private readonly struct ShortKeys : IKeyRule
    {
        public static StringRule? Keys { get; } = new(pattern: "^[a-z]{1,2}$");

        public static bool IsClosed => false;
    }

    /// <summary>Two maps of one type with different rules for their keys.</summary>
    private sealed class Pair : IJsonCodec<Pair>
    {
        public IReadOnlyDictionary<string, double> Any { get; private init; } = new Dictionary<string, double>();

        public IReadOnlyDictionary<string, double> Some { get; private init; } = new Dictionary<string, double>();

        public static Pair Read(ref JsonInput input)
        {
            input.BeginObject();
            input.NextMember(out _);
            var any = MapCodec<double, DoubleCodec, AnyKey>.Read(ref input);
            input.NextMember(out _);
            var some = MapCodec<double, DoubleCodec, ShortKeys>.Read(ref input);
            input.NextMember(out _);
            return new Pair { Any = any, Some = some };
        }

        public static void Write(ref JsonOutput output, Pair value) => throw new NotSupportedException();
    }
}
