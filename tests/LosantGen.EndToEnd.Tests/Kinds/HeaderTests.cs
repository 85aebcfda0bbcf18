using Losant;
using Losant.Kinds;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>Headers and path parameters that are not strings, and errors with the C# names of the parameters.</summary>
public sealed class HeaderTests
{
    [Fact]
    public async Task A_list_is_sent_with_commas_and_single_values_as_text()
    {
        using var fake = new FakeKinds(204);

        await fake.Probe.TagAsync(
            [1, 2, 3], true, "\"v1\"", xList: ["a", "b c", "\"d,e\""], xKinds: [Kind.Round, Kind.Flat], xCount: 7, xRatio: 2, xFlag: false,
            xSince: new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), xWhere: new GaugePost { Name = "Öl \"1\"" });

        Assert.Equal("/probe/tag/1%2C2%2C3/true", fake.Request!.RequestUri!.AbsolutePath);
        Assert.Equal("\"v1\"", fake.Header("If-Match"));
        Assert.Equal("a,b c,\"d,e\"", fake.Header("X-List"));
        Assert.Equal("round,flat", fake.Header("X-Kinds"));
        Assert.Equal("7", fake.Header("X-Count"));
        Assert.Equal("2", fake.Header("X-Ratio"));
        Assert.Equal("false", fake.Header("X-Flag"));
        Assert.Equal("2026-01-02T02:04:05.000Z", fake.Header("X-Since"));
        Assert.Equal("""{"name":"\u00d6l \"1\""}""", fake.Header("X-Where"));
    }

    [Fact]
    public async Task Null_and_an_empty_list_are_omitted()
    {
        using var fake = new FakeKinds(204);

        await fake.Probe.TagAsync([1], false, "\"v1\"", xFree: []);

        Assert.DoesNotContain(fake.Request!.Headers, header => header.Key.StartsWith("X-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no quote")]
    [InlineData("\"ö\"")]
    public async Task A_required_header_is_checked(string? value)
    {
        using var fake = new FakeKinds(204);

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => fake.Probe.TagAsync([1], false, value!));

        Assert.Equal("ifMatch", error.ParamName);
        Assert.Equal(value is null, error is ArgumentNullException);
        Assert.Null(fake.Request);
    }

    [Theory]
    [InlineData("a,b", "comma")]
    [InlineData("", "empty")]
    [InlineData(" a", "white space")]
    [InlineData("\"a", "comma")]
    public async Task An_ambiguous_item_is_rejected(string item, string why)
    {
        using var fake = new FakeKinds(204);

        var error = await Assert.ThrowsAsync<ArgumentException>(() => fake.Probe.TagAsync([1], false, "\"v1\"", xFree: ["fine", item]));

        Assert.Equal("xFree", error.ParamName);
        Assert.Contains("Item 1 ", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Null(fake.Request);
    }

    [Fact]
    public async Task Each_item_is_checked_and_the_error_names_the_invalid_one()
    {
        using var fake = new FakeKinds(204);

        await IsRefusedAsync(() => fake.Probe.TagAsync([1], false, "\"v1\"", xList: ["a", "b!"]), "xList", "/1", "pattern");
        await IsRefusedAsync(() => fake.Probe.TagAsync([1], false, "\"v1\"", xList: ["a", "b", "c", "d"]), "xList", "", "maxItems");
        await IsRefusedAsync(() => fake.Probe.TagAsync([1], false, "\"v1\"", xKinds: [Kind.Flat, "square"]), "xKinds", "/1", "enum");
        await IsRefusedAsync(() => fake.Probe.TagAsync([1], false, "\"v1\"", xCount: 0), "xCount", "", "minimum");
        await IsRefusedAsync(() => fake.Probe.FindAsync([Kind.Flat, "square"]), "kinds", "/1", "enum");
        await IsRefusedAsync(() => fake.Probe.FindAsync([Kind.Flat], ["a0", "x"]), "gaugeIds", "/1", "pattern");
        await IsRefusedAsync(() => fake.Probe.FindAsync([Kind.Flat], ["1", "2", "3"]), "gaugeIds", "", "maxItems");
        await IsRefusedAsync(() => fake.Probe.FindAsync([Kind.Flat], call: 6), "call", "", "maximum");
        Assert.Null(fake.Request);
    }

    [Fact]
    public async Task A_list_in_the_path_is_checked_with_validation_off_too()
    {
        using var fake = new FakeKinds(204, validates: false);

        await IsRefusedAsync(() => fake.Probe.TagAsync([1, 2, 3, 4, 5], false, "\"v1\""), "ids", "", "maxItems");
        Assert.Equal("ids", (await Assert.ThrowsAnyAsync<ArgumentException>(() => fake.Probe.TagAsync([], false, "\"v1\""))).ParamName);
        Assert.Equal("ids", (await Assert.ThrowsAnyAsync<ArgumentException>(() => fake.Probe.TagAsync(null!, false, "\"v1\""))).ParamName);
        Assert.Null(fake.Request);
        await fake.Probe.TagAsync([1], false, "no quote", xList: ["!"], xCount: 0);
        Assert.Equal("!", fake.Header("X-List"));
    }

    [Fact]
    public async Task A_required_list_of_the_query_is_not_omitted_silently()
    {
        using var fake = new FakeKinds(204);

        var error = await Assert.ThrowsAsync<ArgumentNullException>(() => fake.Probe.FindAsync(null!));

        Assert.Equal("kinds", error.ParamName);
        Assert.Null(fake.Request);
    }

    private static async Task IsRefusedAsync(Func<Task> call, string parameter, string pointer, string keyword)
    {
        var error = await Assert.ThrowsAsync<LosantRequestValidationException>(call);
        Assert.Equal(parameter, error.ParameterName);
        Assert.Contains($"'{parameter}'", error.Message, StringComparison.Ordinal);
        var violation = Assert.Single(error.Violations);
        Assert.Equal((pointer, keyword), (violation.Pointer, violation.Keyword));
    }
}
