using Losant;
using Losant.Kinds;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>The members that the server adds to a response (<c>_links</c> and the like) are no entries of a map; all other names are data.</summary>
public sealed class ServerMemberTests
{
    private const string Entries = """{"counter":1,"_counter":2,"_type":"mine","_links":{"self":{}},"_embedded":[],"_actions":[],"_etag":"e","deep":{"_type":1}}""";

    [Fact]
    public async Task Every_name_is_data_if_the_request_asked_for_none_of_them()
    {
        using var fake = new FakeKinds(200, Entries);

        var entries = await fake.Stations.EntriesAsync();

        Assert.Equal(["counter", "_counter", "_type", "_links", "_embedded", "_actions", "_etag", "deep"], entries.Keys);
    }

    [Theory]
    [InlineData(true, null, null, "counter _counter _embedded _actions deep")]
    [InlineData(null, true, null, "counter _counter _links _actions deep")]
    [InlineData(null, null, true, "counter _counter _links _embedded deep")]
    [InlineData(true, true, true, "counter _counter deep")]
    [InlineData(false, false, false, "counter _counter _type _links _embedded _actions _etag deep")]
    public async Task What_the_request_asked_for_is_no_entry(bool? links, bool? embedded, bool? actions, string expected)
    {
        using var fake = new FakeKinds(200, Entries);

        var entries = await fake.Stations.EntriesAsync(new LosantRequestOptions { IncludeLinks = links, IncludeEmbedded = embedded, IncludeActions = actions });

        Assert.Equal(expected.Split(' '), entries.Keys);
        Assert.Equal("""{"_type":1}""", entries["deep"].GetRawText());
    }

    [Fact]
    public async Task The_options_of_the_client_ask_too_and_those_of_the_call_win()
    {
        using var fake = new FakeKinds(200, """{"a":1,"_links":{}}""", "application/json", new LosantClientOptions { IncludeLinks = true });

        Assert.Equal(["a"], (await fake.Stations.EntriesAsync()).Keys);
        Assert.Equal(["a", "_links"], (await fake.Stations.EntriesAsync(new LosantRequestOptions { IncludeLinks = false })).Keys);
    }

    [Fact]
    public async Task A_value_that_an_entry_cannot_have_is_no_entry_and_no_misfit()
    {
        var isTold = false;
        const string State = """{"time":"2026-01-31T12:00:00Z","value":1}""";
        using var fake = new FakeKinds(200, $$$"""{"_temp":{{{State}}},"_type":"states","_links":{"self":{"href":"/"}},"_actions":{{{State}}},"_embedded":{"time":5}}""", "application/json", new LosantClientOptions { OnMisfit = _ => isTold = true });

        var states = await fake.Stations.StatesAsync();

        Assert.Equal(["_temp", "_actions"], states.Keys);
        Assert.Equal(1, states["_temp"].Value);
        Assert.False(isTold);
    }

    [Fact]
    public async Task Any_other_name_is_data_also_if_its_value_does_not_fit()
    {
        using var fake = new FakeKinds(200, """{"_temp":5}""");

        await Assert.ThrowsAsync<LosantResponseException>(() => fake.Stations.StatesAsync());
    }

    [Theory]
    [InlineData(null, "low _actions", "_links _type")]
    [InlineData(true, "low", "_links _type _actions")]
    public async Task The_same_holds_for_entries_beside_members(bool? actions, string entries, string others)
    {
        const string Body = """{"unit":"m","low":1,"_links":{},"_type":"rates","_actions":3}""";
        using var fake = new FakeKinds(200, Body);
        var misfits = new List<string>();

        var rates = await fake.Stations.RatesAsync(new LosantRequestOptions { IncludeActions = actions, OnMisfit = e => misfits.AddRange(e.Misfits.Select(m => m.Path)) });

        Assert.Equal(entries.Split(' '), rates.Entries!.Keys);
        Assert.Empty(misfits);
        Assert.DoesNotContain(others.Split(' ')[0], LosantJson.Serialize(rates), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_nested_map_these_names_are_data()
    {
        var station = LosantJson.Deserialize<Station>("""{"id":"a","limits":{"_type":1,"_links":2,"low":3}}""");

        Assert.Equal(["_type", "_links", "low"], station.Limits!.Keys);
    }
}
