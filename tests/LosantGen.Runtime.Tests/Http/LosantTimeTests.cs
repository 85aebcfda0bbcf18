namespace LosantGen.Runtime.Tests.Http;

public class LosantTimeTests
{
    [Fact]
    public void It_can_be_assigned_to_the_members_of_requests()
    {
        double? optionalNumber = LosantTime.Ago(TimeSpan.FromMinutes(10));
        long? optionalInteger = LosantTime.Ago(TimeSpan.FromMinutes(10));
        double number = LosantTime.At(DateTimeOffset.UnixEpoch.AddSeconds(1));
        long integer = LosantTime.Now;
        Assert.Equal(-600_000, optionalNumber);
        Assert.Equal(-600_000, optionalInteger);
        Assert.Equal(1000, number);
        Assert.Equal(0, integer);
    }

    [Fact]
    public void Now_and_a_time_span_of_zero_are_zero()
    {
        Assert.Equal(0, (long)LosantTime.Now);
        Assert.Equal(LosantTime.Now, LosantTime.Ago(TimeSpan.Zero));
        Assert.True(LosantTime.Now == default);
        Assert.False(LosantTime.Now != default);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4999)]
    [InlineData(-1)]
    [InlineData(-10_000_000)]
    public void A_time_that_the_API_would_interpret_as_another_is_rejected(long ticksAfterEpoch) =>
        Assert.Throws<ArgumentOutOfRangeException>("moment", () => LosantTime.At(DateTimeOffset.UnixEpoch.AddTicks(ticksAfterEpoch)));

    [Fact]
    public void A_relative_time_cannot_be_after_now() =>
        Assert.Throws<ArgumentOutOfRangeException>("time", () => LosantTime.Ago(TimeSpan.FromTicks(-1)));

    [Theory]
    [InlineData(4999, 0)]
    [InlineData(5000, -1)]
    [InlineData(14_999, -1)]
    [InlineData(15_000, -2)]
    public void Less_than_a_millisecond_is_rounded(long ticks, long milliseconds) =>
        Assert.Equal(milliseconds, (long)LosantTime.Ago(TimeSpan.FromTicks(ticks)));

    [Fact]
    public void Times_are_rounded_and_independent_of_their_offset()
    {
        var moment = new DateTimeOffset(2026, 6, 5, 12, 0, 0, 1, TimeSpan.FromHours(2)).AddTicks(5000);
        Assert.Equal(moment.ToUnixTimeMilliseconds() + 1, LosantTime.At(moment).Milliseconds);
        Assert.Equal(LosantTime.At(moment), LosantTime.At(moment.ToUniversalTime()));
        Assert.Equal(253402300799999, LosantTime.At(DateTimeOffset.MaxValue).Milliseconds);
        Assert.True(LosantTime.Ago(TimeSpan.MaxValue) < 0L);
    }

    [Fact]
    public void Its_string_describes_its_meaning()
    {
        Assert.Equal("now", LosantTime.Now.ToString());
        Assert.Equal("1500 ms ago", LosantTime.Ago(TimeSpan.FromSeconds(1.5)).ToString());
        Assert.Equal("2026-06-05T10:00:00.001Z", LosantTime.At(new DateTimeOffset(2026, 6, 5, 12, 0, 0, 1, TimeSpan.FromHours(2))).ToString());
        Assert.Equal("9999-12-31T23:59:59.999Z", LosantTime.At(DateTimeOffset.MaxValue).ToString());
    }
}
