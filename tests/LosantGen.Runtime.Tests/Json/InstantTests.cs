using System.Globalization;
using System.Text;
using System.Text.Json;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

/// <summary>A time in any notation of the API becomes a DateTimeOffset, and is written back as it was read.</summary>
public class InstantTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("\"2026-01-31T12:00:00.000Z\"")]
    [InlineData("\"2026-01-31T13:00:00+01:00\"")]
    [InlineData("\"2026-01-31T12:00:00\"")]
    [InlineData("\"2026-01-31T12:00\"")]
    [InlineData("\"Sat, 31 Jan 2026 12:00:00 GMT\"")]
    [InlineData("1769860800000")]
    [InlineData("{\"$date\":\"2026-01-31T12:00:00.000Z\"}")]
    [InlineData("{\"$date\":1769860800000}")]
    [InlineData("{\"$date\":\"2026-01-31T12:00:00.000Z\",\"zone\":{\"name\":\"UTC\"}}")]
    public void Each_notation_is_a_time_and_is_kept(string json)
    {
        var instant = Read(json);

        Assert.Equal(Noon, instant.ToDateTimeOffset());
        Assert.Equal(Noon, (DateTimeOffset)instant);
        Assert.Equal("12:00", instant.ToString("HH:mm", CultureInfo.InvariantCulture).Replace("13:", "12:", StringComparison.Ordinal));
        Assert.Equal(json, JsonSerializer.Serialize(instant));
    }

    [Theory]
    [InlineData(44)]
    [InlineData(45)]
    [InlineData(10_000)]
    public void A_time_has_any_number_of_digits(int digits)
    {
        string text = $"2026-01-31T12:00:00.{new string('0', digits - 1)}1Z";
        foreach (string json in (string[])[$"\"{text}\"", $$"""{"$date":"{{text}}"}"""])
        {
            Assert.Equal(Noon, Read(json).ToDateTimeOffset());
            Assert.Equal(json, JsonSerializer.Serialize(Read(json)));
        }

        StringRule rule = new(format: "date-time");
        Assert.True(rule.Accepts(text));
        Assert.False(rule.Accepts(text + "Z"));
        Assert.False(rule.Accepts(text[..^2] + "éZ"));
        Assert.False(rule.Accepts(text.AsSpan(0, text.Length - 1)));
        Assert.False(Read($"\"{text}Z\"").TryGetDateTimeOffset(out _));
    }

    [Theory]
    [InlineData("\"yesterday\"", "yesterday")]
    [InlineData("\"12:30\"", "12:30")]
    [InlineData("0", "0")]
    [InlineData("-600000", "-600000")]
    [InlineData("1e300", "1E+300")]
    [InlineData("{\"$date\":\"soon\"}", "soon")]
    public void What_is_no_fixed_time_is_kept_and_says_so(string json, string shown)
    {
        var instant = Read(json);

        Assert.False(instant.TryGetDateTimeOffset(out _));
        Assert.Throws<FormatException>(() => instant.ToDateTimeOffset());
        Assert.Equal(shown, instant.ToString());
        Assert.Equal(shown, instant.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(json, JsonSerializer.Serialize(instant).Replace("E+", "e", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("{\"$date\":{}}")]
    [InlineData("{\"date\":\"2026-01-31T12:00:00.000Z\"}")]
    public void Anything_else_is_no_time(string json) => Assert.Throws<JsonException>(() => Read(json));

    [Fact]
    public void A_time_is_written_as_text_in_UTC()
    {
        LosantInstant? nothing = (DateTimeOffset?)null;
        LosantInstant instant = Noon.ToOffset(TimeSpan.FromHours(2));

        Assert.Null(nothing);
        Assert.Equal("2026-01-31T12:00:00.000Z", instant.ToString());
        Assert.Equal("""{"$date":"2026-01-31T12:00:00.000Z"}""", Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(LosantInstant.Wrapped(Noon))));
    }

    [Fact]
    public void Milliseconds_are_more_than_zero()
    {
        Assert.Equal(Noon, ((LosantInstant)1769860800000).ToDateTimeOffset());
        Assert.Equal(Noon.AddTicks(5000), ((LosantInstant)1769860800000.5).ToDateTimeOffset());
        Assert.Throws<ArgumentOutOfRangeException>(() => (LosantInstant)0);
        Assert.Throws<ArgumentOutOfRangeException>(() => (LosantInstant)(-1L));
        Assert.Throws<ArgumentOutOfRangeException>(() => (LosantInstant)double.NaN);
    }

    [Fact]
    public void A_time_relative_to_now_is_no_instant()
    {
        Assert.Throws<InvalidOperationException>(() => (LosantInstant)LosantTime.Now.Milliseconds);
        Assert.Throws<InvalidOperationException>(() => LosantTime.Ago(TimeSpan.FromMinutes(1)).Milliseconds);
        Assert.True(LosantTime.Now.IsRelative);
        Assert.False(LosantTime.At(Noon).IsRelative);
        Assert.Equal(Noon, ((LosantInstant)LosantTime.At(Noon).Milliseconds).ToDateTimeOffset());
        Assert.DoesNotContain(typeof(LosantInstant).GetMethods(), m => m.Name.StartsWith("op_", StringComparison.Ordinal) && m.GetParameters()[0].ParameterType == typeof(LosantTime));
    }

    [Fact]
    public void Two_are_equal_if_they_are_the_same_JSON()
    {
        Assert.Equal(Read("\"2026-01-31T12:00:00.000Z\""), (LosantInstant)Noon);
        Assert.True(Read("{\"$date\":5}") == Read("{\"$date\":5}"));
        Assert.True(Read("{\"$date\":5}") != Read("5"));
    }

    private static LosantInstant Read(string json) => JsonSerializer.Deserialize<LosantInstant>(json);
}
