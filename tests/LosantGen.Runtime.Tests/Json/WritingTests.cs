using System.Globalization;
using System.Text;
using System.Text.Json;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

public class WritingTests
{
    [Fact]
    public void A_value_round_trips()
    {
        const string Json =
            """{"name":"p","count":12,"level":1.25,"isOn":true,"since":"2026-01-31T12:34:56.789Z","last":"x","note":null,"parts":[{"name":"x"},{}],"tags":{"a":"1","b":"2"},"more":{"a":[1,2.50,"s",false,null]}}""";
        Assert.Equal(Json, Reading.Text<Pump, Pump>(Reading.Parse<Pump, Pump>(Json)));
        Assert.Equal("{}", Reading.Text<Pump, Pump>(new Pump()));
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("\"\\/\b\f\n\r\t", "\"\\\"\\\\/\\b\\f\\n\\r\\t\"")]
    [InlineData("\0\u001f\u007f", "\"\\u0000\\u001f\u007f\"")]
    [InlineData("grüße 你好 🚰 <&>'+", "\"grüße 你好 🚰 <&>'+\"")]
    public void Only_characters_that_must_be_escaped_are(string text, string expected) => Assert.Equal(expected, Reading.Text<string, StringCodec>(text));

    [Fact]
    public void A_lone_surrogate_is_written_as_an_escape_and_read_back()
    {
        Assert.Equal("\"\\ud800\"", Reading.Text<string, StringCodec>("\ud800"));
        Assert.Equal("\"a\\udc00b\\ud83d\\n\"", Reading.Text<string, StringCodec>("a\udc00b\ud83d\n"));
        Random random = new(3);
        char[] pieces = ['a', 'é', '"', '\\', '\ud83d', '\udeb0', '\ud800', '\udfff', '\0'];
        for (int length = 0; length < 300; length++)
        {
            string text = new(random.GetItems(pieces, length));
            Assert.Equal(text, Reading.Parse<string, StringCodec>(Reading.Text<string, StringCodec>(text)));
            Assert.Equal(text, Reading.Map(Reading.Text<IReadOnlyDictionary<string, JsonScalar>, MapCodec<JsonScalar, ScalarCodec, AnyKey>>(new Dictionary<string, JsonScalar> { [text] = 1 })).Keys.Single());
        }

        string longText = string.Concat(Enumerable.Repeat("\ud83d🚰", 5_000));
        Assert.Equal(longText, Reading.Parse<string, StringCodec>(Reading.Text<string, StringCodec>(longText)));
    }

    [Fact]
    public void Strings_of_every_length_round_trip()
    {
        Random random = new(4);
        string[] pieces = ["a", "bc", "\"", "\\", "\n", "é", "€", "🚰", "0123456789abcdef"];
        for (int length = 0; length < 600; length++)
        {
            StringBuilder text = new();
            for (int i = 0; i < length; i++) text.Append(pieces[length % 3 == 0 ? 0 : random.Next(pieces.Length)]);
            string json = Reading.Text<string, StringCodec>(text.ToString());
            Assert.Equal(text.ToString(), Reading.Parse<string, StringCodec>(json));
            using JsonDocument document = JsonDocument.Parse(json);
            Assert.Equal(text.ToString(), document.RootElement.GetString());
        }
    }

    [Fact]
    public void A_character_that_is_not_copied_as_it_is_may_stand_anywhere()
    {
        foreach (string special in (string[])["\"", "\\", "\n", "\u001f", "\u007f", "\u0080", "é", "ÿ", "Ā", "€", "\u2022", "\u205c", "🚰"])
        {
            for (int length = 0; length < 40; length++)
            {
                for (int at = 0; at <= length; at++)
                {
                    string text = new string('a', at) + special + new string('b', length - at);
                    string json = Reading.Text<string, StringCodec>(text);
                    Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
                    Assert.Equal(text, Reading.Parse<string, StringCodec>(json));
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Surrogate_pairs_are_not_split_in_long_strings(int shift)
    {
        string text = new string('x', shift) + string.Concat(Enumerable.Repeat("🚰", 20_000));
        Assert.Equal($"\"{text}\"", Reading.Text<string, StringCodec>(text));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(21.5, "21.5")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(0.1, "0.1")]
    [InlineData(100, "100")]
    [InlineData(123456.7891, "123456.7891")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(999999999999999, "999999999999999")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "0.00001")]
    [InlineData(0.000012345, "0.000012345")]
    [InlineData(0.00000999, "9.99E-06")]
    [InlineData(-0.000001, "-1E-06")]
    [InlineData(0.00000000123456789, "1.23456789E-09")]
    [InlineData(0.000000000012, "1.2E-11")]
    [InlineData(1e-20, "1E-20")]
    [InlineData(2.9802322387695312e-08, "2.9802322387695312E-08")]
    [InlineData(4.1045368012983762e-289, "4.1045368012983762E-289")]
    [InlineData(0.05, "0.05")]
    [InlineData(1.0005, "1.0005")]
    [InlineData(double.Epsilon, "5E-324")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    public void Numbers_have_as_few_digits_as_they_need(double number, string expected) =>
        Assert.Equal(expected, Reading.Text<double, DoubleCodec>(number));

    [Fact]
    public void Numbers_round_trip_in_their_shortest_text()
    {
        Random random = new(9);
        for (int i = 0; i < 200_000; i++)
        {
            double number = (i % 5) switch
            {
                0 => random.NextDouble() * 250,
                1 => Math.Round(random.NextDouble() * 1000, random.Next(10)),
                2 => BitConverter.Int64BitsToDouble(((long)random.Next(1023 - 50, 1023 + 53) << 52) | random.NextInt64(1L << 52)),
                3 => Math.ScaleB(random.Next(1, 4), random.Next(-60, 60)),
                _ => BitConverter.Int64BitsToDouble(random.NextInt64()),
            };
            if (!double.IsFinite(number)) continue;
            if (random.Next(2) == 0) number = -number;
            string text = Reading.Text<double, DoubleCodec>(number);
            Assert.Equal(number, double.Parse(text, CultureInfo.InvariantCulture));
            string usual = number.ToString("R", CultureInfo.InvariantCulture);
            // The framework writes one digit too few for some powers of two.
            if (double.Parse(usual, CultureInfo.InvariantCulture) != number) continue;
            Assert.True(Digits(text) <= Digits(usual), $"{text} {usual}");
            if (Math.Abs(number) < 1e-5) Assert.Equal(usual, text);
        }
    }

    [Fact]
    public void Every_power_of_two_round_trips()
    {
        for (int power = -1074; power < 1024; power++)
        {
            double number = Math.ScaleB(1, power);
            Assert.Equal(number, double.Parse(Reading.Text<double, DoubleCodec>(number), CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_an_error(double number)
    {
        Assert.Contains("JSON", Assert.Throws<ArgumentException>(() => Reading.Text<double, DoubleCodec>(number)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Reading.Text<JsonScalar, ScalarCodec>(number));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(42)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Integers_are_written_with_all_digits(long number) =>
        Assert.Equal(number.ToString(CultureInfo.InvariantCulture), Reading.Text<long, Int64Codec>(number));

    [Theory]
    [InlineData("2026-01-31T12:34:56.7890000Z", "2026-01-31T12:34:56.789Z")]
    [InlineData("2026-01-31T12:34:56.0000000Z", "2026-01-31T12:34:56.000Z")]
    [InlineData("2026-01-31T12:34:56.7891000Z", "2026-01-31T12:34:56.7891Z")]
    [InlineData("2026-01-31T12:34:56.0000001Z", "2026-01-31T12:34:56.0000001Z")]
    [InlineData("2026-01-31T12:34:56.7890000+05:30", "2026-01-31T07:04:56.789Z")]
    [InlineData("0001-01-01T00:00:00.0000000Z", "0001-01-01T00:00:00.000Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    public void Times_are_written_in_UTC_with_milliseconds_or_finer(string time, string expected) =>
        Assert.Equal($"\"{expected}\"", Reading.Text<DateTimeOffset, DateTimeCodec>(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)));

    [Fact]
    public void Commas_are_written_only_between_items_and_members()
    {
        JsonOutput output = new();
        output.BeginArray();
        output.Write(1);
        output.Write("a:");
        output.Write("[");
        output.BeginObject();
        output.EndObject();
        output.BeginArray();
        output.EndArray();
        output.Null();
        output.BeginObject();
        output.Name("a"u8);
        output.Write(true);
        output.Name("b\"");
        output.BeginArray();
        output.Write(1.5);
        output.Write(new JsonScalar(2));
        output.Write(default(JsonScalar));
        output.Write(default(JsonElement));
        output.EndArray();
        output.Name("{");
        output.Write("{");
        output.EndObject();
        output.EndArray();
        Assert.Equal("""[1,"a:","[",{},[],null,{"a":true,"b\"":[1.5,2,null,null],"{":"{"}]""", Encoding.UTF8.GetString(output.Written));
        output.Dispose();
        Assert.Equal(0, output.Written.Length);
    }

    [Fact]
    public void A_member_is_omitted_or_null_as_it_was_set()
    {
        JsonOutput output = new();
        MemberList members = new(ref output);
        Pump owner = new();
        members.Begin(new MemberNames("a b c d e f g h i j k l m n o p"));
        members.NullableInteger(0, default);
        members.NullableInteger(1, new Optional<long?>(null));
        members.NullableNumber(2, new Optional<double?>(1.5));
        members.NullableBoolean(3, new Optional<bool?>(null));
        members.NullableDateTime(4, new Optional<DateTimeOffset?>(DateTimeOffset.UnixEpoch));
        members.NullableScalar(5, new Optional<JsonScalar?>(null));
        members.NullableAny(6, new Optional<JsonAny?>(Reading.Element("[1]")));
        members.NullableString(7, new Optional<string>(null));
        members.NullableModel(8, new Optional<Pump>(null));
        members.NullableModel(9, new Optional<Pump>(new Pump()));
        members.NullableDate(10, new Optional<DateOnly?>(DateOnly.MinValue));
        members.NullableDate(11, new Optional<DateOnly?>(null));
        members.Scalar(12, default(JsonScalar));
        members.Scalar(13, JsonScalar.Null);
        members.Any(14, default(JsonAny));
        members.Date(15, null);
        members.End(owner);
        Assert.Equal(
            """{"b":null,"c":1.5,"d":null,"e":"1970-01-01T00:00:00.000Z","f":null,"g":[1],"h":null,"i":null,"j":{},"k":"0001-01-01","l":null,"n":null}""",
            Encoding.UTF8.GetString(output.Written));
        output.Dispose();
    }

    [Fact]
    public void An_element_loses_the_comments_of_the_text_it_came_from()
    {
        JsonDocumentOptions lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        using JsonDocument document = JsonDocument.Parse("""[1, /* no */ "<ü>\u00e9\"", "", { "a\n": null, "b": [true, -1.5e3, /**/ [], {},], }, ] // no""", lenient);
        Assert.Equal("""[1,"<ü>\u00e9\"","",{"a\n":null,"b":[true,-1.5e3,[],{}]}]""", Reading.Text<JsonElement, ElementCodec>(document.RootElement));
        Assert.Equal("""[{"a\n":null,"b":[true,-1.5e3,[],{}]},2]""", Reading.Text<IReadOnlyList<JsonElement>, ListCodec<JsonElement, ElementCodec>>([document.RootElement[3], JsonSerializer.SerializeToElement(2)]));
    }

    [Fact]
    public void An_object_that_contains_itself_is_an_error_and_not_an_endless_loop()
    {
        Pump pump = new() { Name = "a" };
        pump.Parts = [pump];
        Assert.Throws<InvalidOperationException>(() => Reading.Text<Pump, Pump>(pump));
        Assert.Throws<InvalidOperationException>(() => JsonText.Validate<Pump, Pump>(pump));
    }

    [Fact]
    public void Lists_and_maps_of_every_kind_are_written()
    {
        Assert.Equal("[1,2]", Reading.Text<IReadOnlyList<long>, ListCodec<long, Int64Codec>>([1, 2]));
        Assert.Equal("[1,2]", Reading.Text<IReadOnlyList<long>, ListCodec<long, Int64Codec>>(new List<long> { 1, 2 }));
        Assert.Equal("[1,2]", Reading.Text<IReadOnlyList<long>, ListCodec<long, Int64Codec>>(new System.Collections.ObjectModel.ReadOnlyCollection<long>([1, 2])));
        Dictionary<string, long> map = new() { ["a\n"] = 1, ["b"] = 2 };
        Assert.Equal("""{"a\n":1,"b":2}""", Reading.Text<IReadOnlyDictionary<string, long>, MapCodec<long, Int64Codec, AnyKey>>(map));
        Assert.Equal("""{"b":2}""", Reading.Text<IReadOnlyDictionary<string, long>, MapCodec<long, Int64Codec, AnyKey>>(
            new SortedDictionary<string, long> { ["b"] = 2 }));
    }

    [Theory]
    [InlineData("""{"name":"pump","level":21.73,"count":5,"since":"2026-01-31T12:34:56.789Z","tags":{"a":"1","b":"2"},"parts":[{"name":"x"}]}""", 8)]
    [InlineData("""{"more":[1]}""", 9)] // .NET 8 returns the text of an element only as a string
    public void Writing_allocates_only_the_result(string json, int framework)
    {
        Assert.SkipUnless(Environment.Version.Major >= framework, $"It does before .NET {framework}.");
        Pump pump = Reading.Parse<Pump, Pump>(json);
        long before = 0;
        for (int i = 0; i < 3; i++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            JsonOutput output = new();
            output.Write<Pump, Pump>(pump);
            output.Dispose();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int Digits(string text) => text.Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('-', '0').Length;

    // Large buffers are used again after they were returned.
    [Fact]
    public void Large_texts_that_are_written_at_a_time_do_not_mix()
    {
        for (int round = 0; round < 3; round++)
        {
            JsonOutput[] outputs = new JsonOutput[4];
            for (int item = 0; item < 300; item++)
            {
                for (int i = 0; i < outputs.Length; i++)
                {
                    if (item == 0) outputs[i].BeginArray();
                    outputs[i].Write(new string((char)('a' + i), 10_000));
                }
            }

            for (int i = 0; i < outputs.Length; i++)
            {
                outputs[i].EndArray();
                string item = "\"" + new string((char)('a' + i), 10_000) + "\"";
                Assert.Equal("[" + string.Join(',', Enumerable.Repeat(item, 300)) + "]", Encoding.UTF8.GetString(outputs[i].Written));
                outputs[i].Dispose();
            }
        }
    }

    // A large text is written in pieces, each of which begins at any place: also within an escape, a name or a nested value.
    [Theory]
    [InlineData(1)]
    [InlineData(997)]
    [InlineData(70_000)]
    public void A_large_text_is_the_same_whole_and_in_pieces(int longest)
    {
        List<string> items = [];
        for (int i = 0, bytes = 0; bytes < 5_000_000; i++, bytes += items[^1].Length + 30)
            items.Add(new string((char)((i % 90) + ' '), (i % longest) + 1));
        string expected = "[" + string.Join(',', items.Select((item, i) => $$"""{"a":[{{i}},true],"b":{{JsonSerializer.Serialize(item, Relaxed)}}}""")) + "]";

        JsonOutput output = Written(items, lookEachTime: 0);
        Assert.Equal(expected.Length, output.Length);
        Assert.Equal(expected, Encoding.UTF8.GetString(output.ToArray()));
        Assert.Equal(expected, Encoding.UTF8.GetString(output.Written));
        Assert.Equal(expected, Encoding.UTF8.GetString(output.Written));
        output.Dispose();
        output = Written(items, lookEachTime: 1 + (items.Count / 50));
        Assert.Equal(expected, Encoding.UTF8.GetString(output.ToArray()));
        output.Dispose();
        Assert.Equal(0, output.Length);
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonOutput Written(List<string> items, int lookEachTime)
    {
        JsonOutput output = new();
        output.BeginArray();
        for (int i = 0; i < items.Count; i++)
        {
            output.BeginObject();
            output.Name("a"u8);
            output.BeginArray();
            output.Write(i);
            output.Write(true);
            output.EndArray();
            output.Name("b");
            output.Write(items[i]);
            if (lookEachTime > 0 && i % lookEachTime == 0) Assert.Equal((byte)'"', output.Written[^1]);
            output.EndObject();
        }

        output.EndArray();
        return output;
    }
}
