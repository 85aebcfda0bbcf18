using Losant;
using Losant.Kinds;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>Dates without a time are <see cref="DateOnly"/>; times of day, which have an offset, are checked strings.</summary>
public sealed class DateTests
{
    private const string Json = """{"from":"2026-01-31","to":null,"free":["2026-02-01","2024-02-29"],"prices":{"low":"2026-03-01"},"at":"23:59:60Z","weekday":"2026-01-01","when":"2026-01-31","either":"2026-02-03"}""";

    [Fact]
    public async Task A_date_is_sent_and_read_in_every_place()
    {
        using var api = new FakeKinds(200, Json);
        var booking = new Booking
        {
            From = new DateOnly(2026, 1, 31),
            To = null,
            Free = [new DateOnly(2026, 2, 1), new DateOnly(2024, 2, 29)],
            Prices = new Dictionary<string, DateOnly> { ["low"] = new DateOnly(2026, 3, 1) },
            At = "23:59:60Z",
            Weekday = "2026-01-01",
            When = "2026-01-31",
            Either = new DateOnly(2026, 2, 3),
        };

        var read = await api.Probe.BookAsync(new DateOnly(5, 12, 1), booking, until: new DateOnly(9999, 12, 31), days: [new DateOnly(2026, 1, 2)], xDay: new DateOnly(1, 1, 1));

        Assert.EndsWith("/0005-12-01/book", api.Request!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.StartsWith("?until=9999-12-31&days[0]=2026-01-02&", Uri.UnescapeDataString(api.Request.RequestUri.Query), StringComparison.Ordinal);
        Assert.Equal("0001-01-01", api.Header("X-Day"));
        Assert.Equal(Json, LosantJson.Serialize(booking));
        Assert.Equal(Json, LosantJson.Serialize(read));
        Assert.Equal(new DateOnly(2026, 1, 31), read.From);
        Assert.True(read.Either!.TryGetDate(out var date));
        Assert.Equal(new DateOnly(2026, 2, 3), date);
    }

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2026-1-31")]
    [InlineData("2026-01-31T00:00:00Z")]
    [InlineData("0000-01-01")]
    [InlineData("2026-13-01")]
    [InlineData("2026-01-00")]
    [InlineData("٢026-01-01")]
    [InlineData("")]
    public void What_is_no_date_is_not_read_as_one(string text) =>
        Assert.Throws<LosantSerializationException>(() => LosantJson.Deserialize<Booking>($$"""{"from":"{{text}}"}"""));

    [Theory]
    [InlineData("08:30:06Z", true)]
    [InlineData("08:30:06.283185+00:20", true)]
    [InlineData("23:59:60Z", true)]
    [InlineData("01:29:60+01:30", true)]
    [InlineData("15:59:60-08:00", true)]
    [InlineData("22:59:60Z", false)]
    [InlineData("23:59:60+00:01", false)]
    [InlineData("08:30:06", false)]
    [InlineData("24:00:00Z", false)]
    [InlineData("00:60:00Z", false)]
    [InlineData("00:00:61Z", false)]
    [InlineData("01:02:03+24:00", false)]
    [InlineData("01:02:03+00:60", false)]
    [InlineData("01:02:03.Z", false)]
    [InlineData("8:3:6Z", false)]
    public void A_time_has_an_offset(string text, bool isValid) =>
        Assert.Equal(isValid ? [] : ["/at format"], new Booking { From = default, At = text }.Validate().Select(v => $"{v.Pointer} {v.Keyword}"));

    [Theory]
    [InlineData("2026-01-01", "")]
    [InlineData("2026-01-02", "pattern")]
    [InlineData("x-01", "format")]
    public void A_date_with_a_constraint_of_a_string_is_a_checked_string(string text, string keywords) =>
        Assert.Equal(keywords, string.Join(",", new Booking { From = default, Weekday = text }.Validate().Select(v => v.Keyword)));
}
