using System.Globalization;
using System.Text;
using System.Text.Json;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

public class ValueReadingTests
{
    [Fact]
    public void Null_is_accepted_only_for_nullable_values()
    {
        Assert.Throws<LosantSerializationException>(() => Reading.Parse<long, Int64Codec>("null"));
        Assert.Throws<LosantSerializationException>(() => Reading.Parse<double, DoubleCodec>("null"));
        Assert.Throws<LosantSerializationException>(() => Reading.Parse<bool, BooleanCodec>("null"));
        Assert.Throws<LosantSerializationException>(() => Reading.Parse<string, StringCodec>("null"));
        Assert.Throws<LosantSerializationException>(() => Reading.Parse<DateTimeOffset, DateTimeCodec>("null"));
        Assert.Throws<LosantSerializationException>(() => Reading.Parse<IReadOnlyList<string>, ListCodec<string, StringCodec>>("null"));
        Assert.Throws<LosantSerializationException>(() => Reading.Parse<IReadOnlyDictionary<string, string>, MapCodec<string, StringCodec, AnyKey>>("null"));
        Assert.Null(Reading.Parse<long?, NullableValueCodec<long, Int64Codec>>("null"));
        Assert.Null(Reading.Parse<string?, NullableCodec<string, StringCodec>>("null"));
        Assert.Null(Reading.Parse<IReadOnlyList<string>?, NullableCodec<IReadOnlyList<string>, ListCodec<string, StringCodec>>>("null"));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-1", -1)]
    [InlineData("3.0", 3)]
    [InlineData("3.000000000000000000000000", 3)]
    [InlineData("1e3", 1000)]
    [InlineData("1.5E+1", 15)]
    [InlineData("1200e-2", 12)]
    [InlineData("0e400", 0)]
    [InlineData("1234567890123456789.0", 1234567890123456789)]
    [InlineData("-1234567890123456789.000", -1234567890123456789)]
    [InlineData("123456789012345678.9e1", 1234567890123456789)]
    [InlineData("123456789012345678900000e-5", 1234567890123456789)]
    [InlineData("0.0001234567890123456789e22", 1234567890123456789)]
    [InlineData("9223372036854775807.0000000000000", long.MaxValue)]
    [InlineData("-92233720368547758.08e2", long.MinValue)]
    [InlineData("9007199254740993.0", 9007199254740993)]
    [InlineData("0.000000000000000000000000e99999999999999999999", 0)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void An_integer_can_be_written_in_any_notation(string json, long expected) =>
        Assert.Equal(expected, Reading.Parse<long, Int64Codec>(json));

    [Theory]
    [InlineData("3.5")]
    [InlineData("1e-1")]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("1e19")]
    [InlineData("1e400")]
    [InlineData("1234567890123456789.5")]
    [InlineData("1234567890123456789.000000000000000000000000001")]
    [InlineData("9223372036854775807.5")]
    [InlineData("9223372036854775808.0")]
    [InlineData("-9223372036854775808.5")]
    [InlineData("922337203685477580.80e1")]
    [InlineData("1.00000000000000000000000000000000001")]
    [InlineData("10000000000000000000000e-99999999999999999999")]
    [InlineData("100000000000000000000000000")]
    [InlineData("\"3\"")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[]")]
    public void A_number_that_is_not_a_64_bit_integer_is_an_error(string json) => Reading.Fails<long, Int64Codec>(json);

    [Fact]
    public void An_integer_keeps_its_value_however_many_zeros_its_notation_has()
    {
        foreach (int zeros in new[] { 20, 1_000, 200_000 })
        {
            Assert.Equal(12, Reading.Parse<long, Int64Codec>($"0.{new string('0', zeros)}12e{zeros + 2}"));
            Assert.Equal(12, Reading.Parse<long, Int64Codec>($"12{new string('0', zeros)}e-{zeros}"));
            Reading.Fails<long, Int64Codec>($"12{new string('0', zeros)}e-{zeros + 1}");
        }
    }

    [Theory]
    [InlineData("1234567890123456789.0", "1234567890123456789")]
    [InlineData("1.234567890123456789e18", "1234567890123456789")]
    [InlineData("-9007199254740993.0", "-9007199254740993")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("3.0", "3")]
    public void A_scalar_that_is_an_integer_keeps_all_digits(string json, string expected)
    {
        JsonScalar value = Reading.Parse<JsonScalar, ScalarCodec>(json);
        Assert.Equal(long.Parse(expected, CultureInfo.InvariantCulture), value.AsInt64());
        Assert.Equal(expected, Reading.Text<JsonScalar, ScalarCodec>(value));
    }

    [Theory]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1.e3")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("--1")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1 2")]
    [InlineData("1a")]
    public void A_number_that_is_invalid_or_too_large_is_an_error(string json)
    {
        Reading.Fails<double, DoubleCodec>(json);
        Reading.Fails<JsonScalar, ScalarCodec>(json);
    }

    [Fact]
    public void Numbers_are_read_to_the_nearest_double()
    {
        Random random = new(11);
        for (int i = 0; i < 100_000; i++)
        {
            string text = (i % 5) switch
            {
                0 => BitConverter.Int64BitsToDouble(random.NextInt64()).ToString("R", CultureInfo.InvariantCulture),
                1 => (random.NextDouble() * 1000).ToString("R", CultureInfo.InvariantCulture),
                2 => $"{random.NextInt64()}e-{random.Next(1, 40)}",
                3 => ((decimal)(random.NextInt64(1L << 53, 1L << 54) | 1) / (1 << random.Next(1, 5))).ToString(CultureInfo.InvariantCulture),
                _ => $"0.{random.NextInt64():D19}{random.NextInt64()}",
            };
            double expected = double.Parse(text, CultureInfo.InvariantCulture);
            if (!double.IsFinite(expected)) continue;
            double actual = Reading.Parse<double, DoubleCodec>(text);
            Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), text);
        }
    }

    [Fact]
    public void Minus_zero_keeps_its_sign()
    {
        Assert.True(double.IsNegative(Reading.Parse<double, DoubleCodec>("-0")));
        Assert.True(double.IsNegative(Reading.Parse<JsonScalar, ScalarCodec>("-0").AsDouble()));
        Assert.Equal("-0", Reading.Text<double, DoubleCodec>(-0.0));
    }

    [Theory]
    [InlineData("2026-01-31T12:34:56.789Z", "2026-01-31T12:34:56.7890000+00:00")]
    [InlineData("2024-02-29T23:59:59.999Z", "2024-02-29T23:59:59.9990000+00:00")]
    [InlineData("2026-01-31T12:34:56Z", "2026-01-31T12:34:56.0000000+00:00")]
    [InlineData("2026-01-31t12:34:56z", "2026-01-31T12:34:56.0000000+00:00")]
    [InlineData("2026-01-31 12:34:56Z", "2026-01-31T12:34:56.0000000+00:00")]
    [InlineData("2026-01-31T12:34:56.1Z", "2026-01-31T12:34:56.1000000+00:00")]
    [InlineData("2026-01-31T12:34:56.123456789Z", "2026-01-31T12:34:56.1234568+00:00")]
    [InlineData("2026-01-31T23:59:59.99999999Z", "2026-02-01T00:00:00.0000000+00:00")]
    [InlineData("2026-01-31T12:34:56.000000000000000000000000000001Z", "2026-01-31T12:34:56.0000000+00:00")]
    [InlineData("2026-01-31T12:34:56.789+05:30", "2026-01-31T12:34:56.7890000+05:30")]
    [InlineData("2026-01-31T12:34:56-08:00", "2026-01-31T12:34:56.0000000-08:00")]
    [InlineData("2026-01-31T12:34:56-00:00", "2026-01-31T12:34:56.0000000+00:00")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000+00:00")]
    [InlineData("1998-12-31T15:59:60.123-08:00", "1998-12-31T16:00:00.1230000-08:00")]
    [InlineData("2015-07-01T05:29:60+05:30", "2015-07-01T05:30:00.0000000+05:30")]
    [InlineData("1972-06-30T23:59:60.5Z", "1972-07-01T00:00:00.5000000+00:00")]
    [InlineData("0001-01-01T00:00:00.000Z", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.9990000+00:00")]
    [InlineData("2026\\u002d01-31T12:34:56.789Z", "2026-01-31T12:34:56.7890000+00:00")]
    public void A_time_can_have_any_format_of_RFC_3339(string text, string expected) =>
        Assert.Equal(expected, Reading.Parse<DateTimeOffset, DateTimeCodec>($"\"{text}\"").ToString("O", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T12:34:56")]
    [InlineData("2026-01-31T12:34:56.789")]
    [InlineData("2026-01-31T12:34:56.Z")]
    [InlineData("2026-13-31T12:34:56.789Z")]
    [InlineData("2026-02-29T12:34:56.789Z")]
    [InlineData("2026-01-31T24:00:00.000Z")]
    [InlineData("2026-01-31T12:60:00.000Z")]
    [InlineData("2026-01-31T12:34:61.000Z")]
    [InlineData("0000-01-31T12:34:56.789Z")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:60Z")]
    [InlineData("9999-12-31T23:59:59.99999999Z")]
    [InlineData("2026-01-31T12:34:60Z")]
    [InlineData("2026-01-31T23:59:60Z")]
    [InlineData("2016-12-31T22:59:60Z")]
    [InlineData("2016-12-31T23:58:60Z")]
    [InlineData("2016-12-31T23:59:60+01:00")]
    [InlineData("2016-06-30T23:59:60Z")]
    [InlineData("2017-12-31T23:59:60Z")]
    [InlineData("1971-12-31T23:59:60Z")]
    [InlineData("2026-01-31T12:34:56+15:00")]
    [InlineData("2026-01-31T12:34:56+05:60")]
    [InlineData("2026-01-31T12:34:56.789ZZ")]
    [InlineData("2026-01-31T12:3a:56.789Z")]
    [InlineData("2026/01-31T12:34:56.789Z")]
    [InlineData("2026-01-31T12:34:56.78:Z")]
    [InlineData("٢٠٢٦-01-31T12:34:56.789Z")]
    public void An_invalid_time_is_an_error(string text) => Reading.Fails<DateTimeOffset, DateTimeCodec>($"\"{text}\"");

    [Fact]
    public void Digits_below_100_nanoseconds_are_rounded_as_DateTimeOffset_does()
    {
        Random random = new(9);
        for (int i = 0; i < 20_000; i++)
        {
            string text = $"2026-01-31T12:34:56.{random.NextInt64(1L << random.Next(1, 63)).ToString(CultureInfo.InvariantCulture).PadLeft(random.Next(1, 20), '0')}{(i % 3 == 0 ? "5" : "")}Z";
            Assert.Equal(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture), Reading.Parse<DateTimeOffset, DateTimeCodec>($"\"{text}\""));
        }
    }

    [Fact]
    public void Every_invalid_byte_in_the_usual_time_format_is_detected()
    {
        const string Usual = "\"2026-01-31T12:34:56.789Z\"";
        for (int i = 1; i < Usual.Length - 1; i++)
        {
            foreach (char wrong in "x/:;@\u007f")
            {
                if (Usual[i] == wrong) continue;
                Reading.Fails<DateTimeOffset, DateTimeCodec>(Usual[..i] + wrong + Usual[(i + 1)..]);
            }
        }
    }

    [Theory]
    [InlineData("tru")]
    [InlineData("nul")]
    [InlineData("falsy")]
    [InlineData("truely")]
    [InlineData("True")]
    public void A_misspelt_literal_is_an_error(string json)
    {
        Reading.Fails<JsonScalar, ScalarCodec>(json);
        Reading.Fails<bool, BooleanCodec>(json);
        Reading.Fails<Pump?, NullableCodec<Pump, Pump>>(json);
        Reading.Fails<JsonElement, ElementCodec>(json);
    }

    [Fact]
    public void Null_is_null_for_every_nullable_kind()
    {
        Pump pump = Reading.Parse<Pump, Pump>(
            """{"name":null,"count":null,"level":null,"isOn":null,"since":null,"last":null,"note":null,"parts":null,"tags":null}""");
        Assert.Null(pump.Name);
        Assert.Null(pump.Count);
        Assert.Null(pump.Level);
        Assert.Null(pump.IsOn);
        Assert.Null(pump.Since);
        Assert.Equal(JsonScalar.Null, pump.Last);
        Assert.True(pump.HasNote);
        Assert.Null(pump.Parts);
        Assert.Null(pump.Tags);
        Assert.Null(Reading.Parse<long?, NullableValueCodec<long, Int64Codec>>("null"));
        Assert.Null(Reading.Parse<Pump?, NullableCodec<Pump, Pump>>(" null "));
    }

    [Fact]
    public void A_scalar_keeps_the_digits_of_an_integer_beyond_2_to_the_53()
    {
        JsonScalar scalar = Reading.Parse<JsonScalar, ScalarCodec>("9007199254740993");
        Assert.Equal(JsonScalarKind.Integer, scalar.Kind);
        Assert.Equal(9007199254740993, scalar.AsInt64());
        Assert.Equal(JsonScalarKind.Number, Reading.Parse<JsonScalar, ScalarCodec>("9223372036854775808").Kind);
        Assert.Equal(JsonScalarKind.Number, Reading.Parse<JsonScalar, ScalarCodec>("1.0").Kind);
    }

    [Fact]
    public void An_element_outlives_the_text_it_was_read_from()
    {
        byte[] json = """{"a":[1,{"b":"c"}]}"""u8.ToArray();
        JsonElement element = JsonText.Deserialize<JsonElement, ElementCodec>(json);
        Array.Clear(json);
        Assert.Equal("c", element.GetProperty("a")[1].GetProperty("b").GetString());
    }

    [Theory]
    [InlineData("{}", JsonTokenType.StartObject)]
    [InlineData(" [", JsonTokenType.StartArray)]
    [InlineData("\n\"x\"", JsonTokenType.String)]
    [InlineData("-1", JsonTokenType.Number)]
    [InlineData("true", JsonTokenType.True)]
    [InlineData("false", JsonTokenType.False)]
    [InlineData("null", JsonTokenType.Null)]
    [InlineData("", JsonTokenType.None)]
    [InlineData("?", JsonTokenType.None)]
    public void The_first_token_determines_the_kind_of_the_value(string json, JsonTokenType expected) =>
        Assert.Equal(expected, new JsonInput(Encoding.UTF8.GetBytes(json)).TokenType);
}
