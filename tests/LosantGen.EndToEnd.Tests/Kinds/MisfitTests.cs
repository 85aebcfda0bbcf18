using System.Text.Json;
using Losant;
using Losant.Kinds;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Kinds;

/// <summary>A response of which something does not fit its description is read; what does not fit is kept as JSON.</summary>
public sealed class MisfitTests
{
    [Theory]
    [InlineData("name", "5")]
    [InlineData("name", "{}")]
    [InlineData("count", "\"5\"")]
    [InlineData("count", "1.5")]
    [InlineData("count", "9223372036854775808")]
    [InlineData("level", "true")]
    [InlineData("level", "1e999")]
    [InlineData("isOn", "1")]
    [InlineData("since", "\"2026-01-31T12:00:00\"")]
    [InlineData("since", "1769860800000")]
    [InlineData("kind", "{\"name\":\"round\"}")]
    [InlineData("note", "[1]")]
    [InlineData("scalar", "{}")]
    [InlineData("words", "\"one\"")]
    [InlineData("words", "[\"one\",2]")]
    [InlineData("words", "[null]")]
    [InlineData("tags", "{\"a\":\"b\"}")]
    [InlineData("tags", "[{\"key\":\"a\"},{\"key\":5}]")]
    [InlineData("tags", "[\"a\"]")]
    [InlineData("limits", "[]")]
    [InlineData("limits", "{\"low\":1,\"high\":\"2\"}")]
    [InlineData("place", "true")]
    [InlineData("place", "{\"latitude\":\"north\",\"label\":\"a\"}")]
    [InlineData("source", "{\"latitude\":[]}", true)]
    [InlineData("parent", "\"575ec8687ae143cd83dc4a97\"")]
    [InlineData("parent", "{\"id\":7}")]
    public async Task An_optional_member_of_another_kind_is_unset_and_written_back(string member, string value, bool isUnknownCase = false)
    {
        var body = $$"""{"id":"a","{{member}}":{{value}},"more":1}""";
        var misfits = new List<LosantMisfit>();
        using var fake = new FakeKinds(200, body, "application/json", new LosantClientOptions { OnMisfit = e => misfits.AddRange(e.Misfits) });

        var station = await fake.Station.GetAsync("a");

        Assert.Equal("a", station.Id);
        AssertSame(body, LosantJson.Serialize(station));
        AssertSame(body, LosantJson.Serialize(LosantJson.Deserialize<Station>(LosantJson.Serialize(station))));
        if (isUnknownCase) return; // A union keeps what matches none of its cases itself.
        Assert.Equal("$." + member, Assert.Single(misfits).Path);
        AssertSame(value, misfits[0].Json.GetRawText());
        AssertSame(value, station.AdditionalProperties![member].GetRawText());
        Assert.Null(typeof(Station).GetProperty(char.ToUpperInvariant(member[0]) + member[1..])!.GetValue(station));
        Assert.False(station.HasNote);
        Assert.Equal("/" + member, Assert.Single(station.Validate()).Pointer);
    }

    [Theory]
    [InlineData("""{"id":"a","name":{"z":1,"z":2}}""")]
    [InlineData("""{"id":"a","words":["one",{"z":1,"z":"x"}]}""")]
    public void What_was_kept_is_a_violation_also_if_it_has_a_name_twice(string json) => Assert.Equal("type", Assert.Single(LosantJson.Deserialize<Station>(json).Validate()).Keyword);

    [Fact]
    public async Task A_misfit_rises_to_the_nearest_optional_member()
    {
        const string Body = """{"id":"a","parent":{"id":"b","place":{"latitude":1,"floor":"upper","label":"x"},"tags":[{"key":"k","value":3}]}}""";
        var misfits = new List<string>();
        using var fake = new FakeKinds(200, Body, "application/json", new LosantClientOptions { OnMisfit = e => misfits.AddRange(e.Misfits.Select(m => m.ToString())) });

        var station = await fake.Station.GetAsync("a");

        Assert.Equal("x", station.Parent!.Place!.Label);
        Assert.False(station.Parent.Place.HasFloor);
        Assert.Equal("k", Assert.Single(station.Parent.Tags!).Key);
        Assert.Null(station.Parent.Tags![0].Value);
        Assert.Equal(
            ["$.parent.place.floor: Expected an integer, found a string.", "$.parent.tags[0].value: Expected a string, found a number."],
            misfits);
        AssertSame(Body, LosantJson.Serialize(station));
        Assert.Equal(["/parent/tags/0/value", "/parent/place/floor"], station.Validate().Select(v => v.Pointer));
    }

    [Fact]
    public async Task The_reason_says_where_in_the_member_the_misfit_is()
    {
        LosantMisfitContext told = default;
        using var fake = new FakeKinds(200, """{"id":"a","tags":[{"key":"x"},{"key":5}]}""");

        await fake.Station.GetAsync("a", new LosantRequestOptions { OnMisfit = e => told = e });

        Assert.Equal(("station", "get"), (told.Resource, told.Action));
        Assert.Equal("$.tags: Expected a string, found a number at $.tags[1].key.", Assert.Single(told.Misfits).ToString());
    }

    [Theory]
    [InlineData("""{"id":5,"name":"x"}""")]
    [InlineData("""[]""")]
    [InlineData(""" "a" """)]
    [InlineData("""{"id":"a","name":tru}""")]
    [InlineData("""{"id":"a","count":01}""")]
    [InlineData("""{"id":"a","tags":{"a":}}""")]
    [InlineData("""{"id":"a","tags":{"a":1}""")]
    [InlineData("""{"id":"a","place":{"latitude":"x"},}""")]
    [InlineData("""{"id":"a","name":"\ud800\x"}""")]
    public async Task A_required_member_a_root_and_broken_JSON_fail_as_before(string body)
    {
        var isTold = false;
        using var fake = new FakeKinds(200, body, "application/json", new LosantClientOptions { OnMisfit = _ => isTold = true });

        await Assert.ThrowsAsync<LosantResponseException>(() => fake.Station.GetAsync("a"));

        Assert.False(isTold);
    }

    [Fact]
    public async Task JSON_that_is_nested_too_deeply_is_no_misfit()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"id":"a","parent":""", 127)) + """{"id":"a","name":[[1]]}""" + new string('}', 127);
        using var fake = new FakeKinds(200, deep);

        var error = await Assert.ThrowsAsync<LosantResponseException>(() => fake.Station.GetAsync("a"));

        Assert.Contains("deeper", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_items_of_a_page_stand_or_fall_one_by_one()
    {
        const string Body = """{"items":[{"id":"a","name":5},{"id":6},7,{"id":"b"}],"totalCount":4,"perPage":"many"}""";
        var misfits = new List<LosantMisfit>();
        using var fake = new FakeKinds(200, Body, "application/json", new LosantClientOptions { OnMisfit = e => misfits.AddRange(e.Misfits) });

        var page = await fake.Stations.GetAsync();

        Assert.Equal(["a", "b"], page.Items!.Select(s => s.Id));
        Assert.Equal((4, null), (page.TotalCount, page.PerPage));
        Assert.Equal(["$.items[0].name", "$.items[1]", "$.items[2]", "$.perPage"], misfits.Select(m => m.Path));
        Assert.Equal("""{"id":6}""", misfits[1].Json.GetRawText());
        AssertSame(Body, LosantJson.Serialize(page));
        Assert.Equal(["/items/0/name", "/items/1", "/items/2", "/perPage"], page.Validate().Select(v => v.Pointer));
    }

    [Fact]
    public async Task A_violation_in_an_item_behind_one_that_fell_has_its_index_in_JSON()
    {
        using var fake = new FakeKinds(200, """{"items":[{"id":6},{"id":"b","name":5},7,{"id":"c","name":[]}]}""");

        var page = await fake.Stations.GetAsync();

        Assert.Equal(["/items/0", "/items/1/name", "/items/2", "/items/3/name"], page.Validate().Select(v => v.Pointer));
    }

    [Fact]
    public async Task So_do_those_of_a_page_that_is_itself_the_array()
    {
        const string Body = """[{"id":"a","name":5},{"id":6},7,{"id":"b"}]""";
        using var fake = new FakeKinds(200, Body);

        var list = await fake.Stations.ListAsync();

        Assert.Equal(["a", "b"], list.Select(s => s.Id));
        AssertSame(Body, LosantJson.Serialize(list));
        Assert.Equal(["/0/name", "/1", "/2"], list.Validate().Select(v => v.Pointer));
        Assert.Equal(["a", "b"], (await fake.Stations.NearbyAsync()).Select(s => s.Id));
    }

    [Fact]
    public async Task An_item_that_fell_does_not_end_the_pages_of_arrays()
    {
        string[] pages = ["""[{"id":"a"},{"id":1}]""", """[{"id":2},{"id":3}]""", """[{"id":"b"}]"""];
        foreach (var all in new Func<KindsClient, IAsyncEnumerable<Station>>[] { c => c.Stations.ListAllAsync(perPage: 2), c => c.Stations.NearbyAllAsync(perPage: 2) })
        {
            var calls = 0;
            using var handler = new FakeHandler(_ => FakeHandler.Json(pages[calls++]));
            using var http = new HttpClient(handler);
            using var client = new KindsClient(http, new LosantClientOptions());

            Assert.Equal(["a", "b"], await all(client).Select(s => s.Id).ToListAsync());
            Assert.Equal(3, calls);
        }
    }

    [Fact]
    public async Task An_item_that_fell_does_not_end_the_pages()
    {
        string[] pages = ["""{"items":[{"id":"a"},{"id":1}]}""", """{"items":[{"id":2},{"id":3}]}""", """{"items":[{"id":"b"}]}"""];
        var calls = 0;
        using var handler = new FakeHandler(_ => FakeHandler.Json(pages[calls++]));
        using var http = new HttpClient(handler);
        using var client = new KindsClient(http, new LosantClientOptions());

        var stations = await client.Stations.GetAllAsync(perPage: 2).Select(s => s.Id).ToListAsync();

        Assert.Equal(["a", "b"], stations);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task Pages_of_which_every_item_fell_end_if_the_server_repeats_them()
    {
        var calls = 0;
        using var handler = new FakeHandler(_ => FakeHandler.Json(++calls < 9 ? """{"items":[{"id":1}]}""" : """{"items":[]}"""));
        using var http = new HttpClient(handler);
        using var client = new KindsClient(http, new LosantClientOptions());

        await Assert.ThrowsAsync<LosantResponseException>(async () => await client.Stations.GetAllAsync(perPage: 1).ToListAsync());
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_page_of_which_every_item_fell_has_no_cursor()
    {
        using var fake = new FakeKinds(200, """{"items":[{"id":1},{"id":2}]}""");

        await Assert.ThrowsAsync<LosantResponseException>(async () => await fake.Stations.HistoryAllAsync(limit: 2).ToListAsync());
    }

    [Fact]
    public async Task An_event_with_a_misfit_is_read_and_the_hook_is_told()
    {
        var misfits = new List<string>();
        var options = new LosantClientOptions { OnMisfit = e => misfits.Add($"{e.Action} {e.Misfits[0].Path}") };
        using var fake = new FakeKinds(200, "event: station\ndata: {\"id\":\"a\",\"name\":5}\n\n", "text/event-stream", options);

        var station = await fake.Stations.WatchAsync().FirstAsync();

        Assert.Equal(("a", null), (station.Id, station.Name));
        Assert.Equal("watch $.name", misfits[0]);
    }

    [Fact]
    public async Task A_response_by_status_is_read_in_the_same_way()
    {
        using var fake = new FakeKinds(202, """{"jobId":"j","success":"yes"}""");

        var response = await fake.Station.PutAsync("a", new Station { Id = "a" });

        Assert.True(response.TryGetJob(out var job));
        Assert.Equal(("j", null), (job.JobId, job.Success));
        AssertSame("""{"jobId":"j","success":"yes"}""", LosantJson.Serialize(job));
    }

    [Fact]
    public async Task A_body_that_holds_what_did_not_fit_is_not_sent()
    {
        using var fake = new FakeKinds(200, """{"id":"a"}""");
        var station = LosantJson.Deserialize<Station>("""{"id":"a","count":"5"}""", out var misfits);

        var error = await Assert.ThrowsAsync<LosantRequestValidationException>(() => fake.Station.PutAsync("a", station));

        Assert.Equal("/count", Assert.Single(error.Violations).Pointer);
        Assert.Equal("$.count", Assert.Single(misfits).Path);
        Assert.Null(fake.Request);
    }

    [Fact]
    public void A_member_that_is_set_afterwards_takes_the_place_of_what_did_not_fit()
    {
        var station = LosantJson.Deserialize<Station>("""{"id":"a","count":"5","note":[1],"place":{"latitude":1,"label":[{"label":"}"}]}}""");

        (station.Count, station.Note, station.Place!.Label) = (5, null, "x");

        Assert.Equal("""{"id":"a","count":5,"note":null,"place":{"latitude":1,"label":"x"}}""", LosantJson.Serialize(station));
        Assert.Empty(station.Validate());
    }

    [Fact]
    public void A_program_can_remove_what_did_not_fit()
    {
        var station = LosantJson.Deserialize<Station>("""{"id":"a","count":"5"}""");

        station.AdditionalProperties!.Remove("count");

        Assert.Equal("""{"id":"a"}""", LosantJson.Serialize(station));
        Assert.Empty(station.Validate());
    }

    [Fact]
    public void In_a_type_without_additional_properties_too_a_member_that_is_set_makes_the_object_clean()
    {
        var station = LosantJson.Deserialize<Station>("""{"id":"a","place":{"latitude":1,"label":5,"floor":"upper"},"tags":[{"key":"k","value":3}]}""");

        (station.Place!.Label, station.Place.Floor, station.Tags![0].Value) = ("x", null, "3");

        Assert.Equal("""{"id":"a","tags":[{"key":"k","value":"3"}],"place":{"latitude":1,"label":"x","floor":null}}""", LosantJson.Serialize(station));
        Assert.Empty(station.Validate());
    }

    [Fact]
    public void A_program_can_forget_all_that_did_not_fit_wherever_it_is()
    {
        var station = LosantJson.Deserialize<Station>(
            """{"id":"a","count":"5","more":1,"place":{"latitude":1,"label":5,"floor":"upper"},"tags":[{"key":"k","value":3}],"parent":{"id":"b","words":[1],"source":{"latitude":2,"label":true}}}""");
        station.Place!.Label = "x";

        LosantJson.DropMisfits(station);

        Assert.Equal(
            """{"id":"a","tags":[{"key":"k"}],"place":{"latitude":1,"label":"x"},"parent":{"id":"b","source":{"latitude":2}},"more":1}""",
            LosantJson.Serialize(station));
        Assert.Empty(station.Validate());
        station.Place.Label = null;
        Assert.Equal("""{"latitude":1}""", LosantJson.Serialize(station.Place));
    }

    [Fact]
    public void So_it_can_forget_items_that_a_list_lacks()
    {
        var page = LosantJson.Deserialize<Stations>("""{"items":[{"id":"a","name":5},{"id":6},{"id":"b"}],"perPage":"many"}""");
        var list = LosantJson.Deserialize<StationList>("""[{"id":"a"},{"id":6},7]""");

        LosantJson.DropMisfits(page);
        LosantJson.DropMisfits(list);

        Assert.Equal("""{"items":[{"id":"a"},{"id":"b"}]}""", LosantJson.Serialize(page));
        Assert.Equal("""[{"id":"a"}]""", LosantJson.Serialize(list));
        Assert.Empty(page.Validate());
        Assert.Empty(list.Validate());
    }

    [Fact]
    public void A_misfit_says_how_to_be_rid_of_it() =>
        Assert.Contains("LosantJson.DropMisfits", Assert.Single(LosantJson.Deserialize<StationPlace>("""{"latitude":1,"label":5}""").Validate()).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_two_members_of_one_name_the_last_wins_if_it_does_not_fit_and_the_one_that_fits_if_not()
    {
        Assert.Equal("""{"id":"a","count":"x"}""", LosantJson.Serialize(LosantJson.Deserialize<Station>("""{"id":"a","count":1,"count":"x"}""")));
        Assert.Equal("""{"id":"a","count":1}""", LosantJson.Serialize(LosantJson.Deserialize<Station>("""{"id":"a","count":"x","count":1}""")));
    }

    [Fact]
    public void A_name_that_is_escaped_is_kept_under_the_name_it_means()
    {
        var station = LosantJson.Deserialize<Station>("""{"id":"a", "\u0063ount" : "5" }""", out var misfits);

        Assert.Equal("$.count", Assert.Single(misfits).Path);
        Assert.Equal("""{"id":"a","count":"5"}""", LosantJson.Serialize(station));
    }

    [Fact]
    public void An_entry_beside_members_that_does_not_fit_is_kept()
    {
        const string Body = """{"unit":"m","low":1,"high":"2","next":{"low":1}}""";

        var rates = LosantJson.Deserialize<StationRates>(Body, out var misfits);

        Assert.Equal(["low"], rates.Entries!.Keys);
        Assert.Equal(["$.high", "$.next"], misfits.Select(m => m.Path));
        AssertSame(Body, LosantJson.Serialize(rates));
        Assert.Equal(["/high", "/next"], rates.Validate().Select(v => v.Pointer));

        LosantJson.DropMisfits(rates);

        Assert.Equal("""{"unit":"m","low":1}""", LosantJson.Serialize(rates));
        Assert.Empty(rates.Validate());
    }

    private static void AssertSame(string expected, string actual) =>
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, JsonDocument.Parse(actual).RootElement), actual);
}
