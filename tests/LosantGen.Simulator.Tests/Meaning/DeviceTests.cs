using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Tests.Meaning;

/// <summary>Devices are kept: created, changed, listed, deleted, restored.</summary>
public sealed class DeviceTests
{
    [Theory]
    [InlineData("pump", null)]
    [InlineData("00000000000000000000000g", null)]
    [InlineData("", null)]
    [InlineData("000000000000000000000001", "plant")]
    public async Task An_id_that_a_test_gives_is_one_of_the_API(string id, string? parentId)
    {
        await using var world = await World.StartAsync();

        var error = Assert.Throws<ArgumentException>(() => world.Simulator.AddDevice(new SimulatedDevice { Id = id, Name = "Pump", ParentId = parentId }));

        Assert.StartsWith("The id of a device has 24 hexadecimal digits.", error.Message, StringComparison.Ordinal);
        Assert.Empty(world.Simulator.Devices);
    }

    [Fact]
    public async Task A_device_that_was_created_is_returned_with_what_was_sent_and_what_the_API_adds()
    {
        await using var world = await World.StartAsync();

        var made = await world.CallAsync("POST", "devices", """{ "name": "Pump", "tags": [{ "key": "site", "value": "north" }], "attributes": [{ "name": "level", "dataType": "number" }] }""");
        var read = await world.CallAsync("GET", $"devices/{made["id"]}");

        Assert.Equal(made.ToJsonString(), read.ToJsonString());
        Assert.Equal(((string?)made["id"], world.Simulator.ApplicationId), ((string?)read["deviceId"], (string?)read["applicationId"]));
        Assert.Equal(("Pump", "standalone", "2026-03-14T12:00:00.000Z"), ((string?)read["name"], (string?)read["deviceClass"], (string?)read["creationDate"]));
        Assert.Equal("""{"connected":null}""", read["connectionInfo"]!.ToJsonString());
        Assert.Matches("^[0-9a-f]{24}$", (string?)read["id"]);
    }

    [Fact]
    public async Task A_patch_changes_what_it_has_removes_what_is_null_and_replaces_lists()
    {
        await using var world = await World.StartAsync();
        var plant = await world.CallAsync("POST", "devices", """{ "name": "Plant", "deviceClass": "system" }""");
        var pump = await world.CallAsync("POST", "devices", $$"""{ "name": "Pump", "parentId": "{{plant["id"]}}", "tags": [{ "key": "a", "value": "1" }, { "key": "b", "value": "2" }] }""");
        world.Time.Move(TimeSpan.FromMinutes(1));

        var patched = await world.CallAsync("PATCH", $"devices/{pump["id"]}", """{ "parentId": null, "tags": [{ "key": "c", "value": "3" }] }""");

        Assert.Equal("Pump", (string?)patched["name"]);
        Assert.Null(patched["parentId"]);
        Assert.True(patched.AsObject().ContainsKey("parentId"), "The schema has null as a value of parentId.");
        Assert.Equal("""[{"key":"c","value":"3"}]""", patched["tags"]!.ToJsonString());
        Assert.Equal(("2026-03-14T12:00:00.000Z", "2026-03-14T12:01:00.000Z"), ((string?)patched["creationDate"], (string?)patched["lastUpdated"]));
    }

    [Fact]
    public async Task A_deleted_device_is_gone_until_it_is_restored()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump");
        world.Simulator.AddDevice("Fan");

        await world.CallAsync("DELETE", $"devices/{pump.Id}");

        Assert.Equal("Device was not found", await world.RefusedAsync(404, "GET", $"devices/{pump.Id}"));
        Assert.Equal("Fan", await world.NamesAsync("devices"));
        Assert.Equal("Pump", await world.NamesAsync("devices?queryDeleted=true"));
        var restored = await world.CallAsync("POST", "devices/restore", """{ "query": { "name": "Pump" } }""");
        Assert.Equal("""{"restored":1,"failed":0}""", restored.ToJsonString());
        Assert.Equal("Fan Pump", await world.NamesAsync("devices"));
        Assert.Null((await world.CallAsync("GET", $"devices/{pump.Id}"))["deletedAt"]);
    }

    [Theory]
    [InlineData("""{ "name": "x", "parentId": "00000000000000000000abcd" }""", "parentId")]
    [InlineData("""{ "name": "x", "gatewayId": "PLANT" }""", "gatewayId")]
    [InlineData("""{ "name": "x", "attributes": [{ "name": "a", "dataType": "number" }, { "name": "a", "dataType": "string" }] }""", "attributes")]
    public async Task A_device_that_does_not_make_sense_is_refused(string json, string member)
    {
        await using var world = await World.StartAsync();
        var plant = world.Simulator.AddDevice(new SimulatedDevice { Id = "000000000000000000000001", Name = "Plant", DeviceClass = "system" });

        Assert.Contains(member, await world.RefusedAsync(400, "POST", "devices", json.Replace("PLANT", plant.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_cannot_be_in_itself()
    {
        await using var world = await World.StartAsync();
        var plant = await world.CallAsync("POST", "devices", """{ "name": "Plant", "deviceClass": "system" }""");
        var hall = await world.CallAsync("POST", "devices", $$"""{ "name": "Hall", "deviceClass": "system", "parentId": "{{plant["id"]}}" }""");

        Assert.Contains("parentId", await world.RefusedAsync(400, "PATCH", $"devices/{plant["id"]}", $$"""{ "parentId": "{{hall["id"]}}" }"""), StringComparison.Ordinal);
        Assert.Equal($"""["{plant["id"]}"]""", (await world.CallAsync("GET", $"devices/{hall["id"]}"))["ancestorIds"]!.ToJsonString());
    }

    [Fact]
    public async Task Tags_and_attributes_are_maps_where_asked_for()
    {
        await using var world = await World.StartAsync();
        var pump = await world.CallAsync("POST", "devices?tagsAsObject=true&attributesAsObject=true", """
            { "name": "Pump", "tags": [{ "key": "zone", "value": "a" }, { "key": "zone", "value": "b" }], "attributes": [{ "name": "level", "dataType": "number" }] }
            """);

        Assert.Equal("""{"zone":["a","b"]}""", pump["tags"]!.ToJsonString());
        Assert.Equal("""{"level":{"name":"level","dataType":"number"}}""", pump["attributes"]!.ToJsonString());
    }

    [Theory]
    [InlineData("", "Alpha Bravo charlie")]
    [InlineData("?sortDirection=desc", "charlie Bravo Alpha")]
    [InlineData("?sortField=creationDate&sortDirection=asc", "Bravo Alpha charlie")]
    [InlineData("?filterField=name&filter=*r*", "Bravo charlie")]
    [InlineData("?filterField=name&filter=ALPH*", "Alpha")]
    [InlineData("?deviceClass=gateway", "Bravo")]
    [InlineData("?deviceClass%5B0%5D=gateway&deviceClass%5B1%5D=system", "Alpha Bravo")]
    [InlineData("?tagFilter%5B0%5D%5Bkey%5D=site", "Bravo charlie")]
    [InlineData("?tagFilter%5B0%5D%5Bvalue%5D=south", "charlie")]
    [InlineData("?parentId=000000000000000000000001", "Bravo")]
    [InlineData("?query=%7B%22name%22%3A%7B%22%24contains%22%3A%22a%22%7D%7D", "Alpha Bravo charlie")]
    [InlineData("?query=%7B%22tags%22%3A%7B%22site%22%3A%22north%22%7D%7D&filter=Alpha&filterField=name", "")]
    [InlineData("?perPage=2&page=1", "charlie")]
    public async Task A_list_is_sorted_filtered_and_paginated(string query, string expected)
    {
        await using var world = await World.StartAsync();
        Add("000000000000000000000002", "Bravo", "gateway", "north", "000000000000000000000001");
        Add("000000000000000000000001", "Alpha", "system", null, null);
        Add("000000000000000000000003", "charlie", "standalone", "south", null);

        Assert.Equal(expected, await world.NamesAsync($"devices{query}"));

        void Add(string id, string name, string deviceClass, string? site, string? parent)
        {
            world.Simulator.AddDevice(new SimulatedDevice { Id = id, Name = name, DeviceClass = deviceClass, ParentId = parent, Tags = site is null ? [] : [new("site", site)] });
            world.Time.Move(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task A_list_repeats_what_was_asked_for()
    {
        await using var world = await World.StartAsync();

        var list = await world.CallAsync("GET", "devices?perPage=7&sortField=id&sortDirection=desc&tagFilter%5B0%5D%5Bkey%5D=site&query=%7B%22name%22%3A%22x%22%7D");

        Assert.Equal(
            $$$"""{"items":[],"count":0,"totalCount":0,"page":0,"perPage":7,"applicationId":"{{{world.Simulator.ApplicationId}}}","sortField":"id","sortDirection":"desc","tagFilter":[{"key":"site"}],"query":{"name":"x"}}""",
            list.ToJsonString());
    }

    [Fact]
    public async Task Many_devices_are_changed_at_once_and_each_operation_keeps_the_rest()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice(new SimulatedDevice { Id = "000000000000000000000001", Name = "Pump", Tags = [new("site", "north")], Attributes = ["level"] });
        world.Simulator.AddDevice("Fan");

        var result = await world.CallAsync("PATCH", "devices", """
            {
              "query": { "name": { "$in": ["Pump", "Fan"] } },
              "updateOperations": [
                { "operation": "set", "target": "tag", "value": { "key": "floor", "value": "1" } },
                { "operation": "add", "target": "attribute", "value": { "name": "on", "dataType": "boolean" } }
              ]
            }
            """);

        Assert.Equal("""{"updated":2,"failed":0,"skipped":0}""", result.ToJsonString());
        var read = await world.CallAsync("GET", $"devices/{pump.Id}");
        Assert.Equal("""[{"key":"site","value":"north"},{"key":"floor","value":"1"}]""", read["tags"]!.ToJsonString());
        Assert.Equal(["level", "on"], read["attributes"]!.AsArray().Select(attribute => (string?)attribute!["name"]));
    }

    [Fact]
    public async Task Attributes_are_added_changed_and_removed_one_at_a_time()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump", "level");

        await world.CallAsync("POST", $"devices/{pump.Id}/attributes", """{ "name": "on", "dataType": "boolean" }""");
        await world.CallAsync("PATCH", $"devices/{pump.Id}/attributes/level", """{ "description": "Litres" }""");

        Assert.Equal("level on", await world.NamesAsync($"devices/{pump.Id}/attributes"));
        Assert.Equal("Litres", (string?)(await world.CallAsync("GET", $"devices/{pump.Id}/attributes/level"))["description"]);
        await world.CallAsync("DELETE", $"devices/{pump.Id}/attributes/level");
        Assert.Equal("Device attribute was not found", await world.RefusedAsync(404, "GET", $"devices/{pump.Id}/attributes/level"));
        await world.RefusedAsync(400, "POST", $"devices/{pump.Id}/attributes", """{ "name": "on", "dataType": "string" }""");
    }

    [Fact]
    public async Task The_names_that_devices_have_in_common_can_be_asked_for()
    {
        await using var world = await World.StartAsync();
        world.Simulator.AddDevice(new SimulatedDevice { Id = "000000000000000000000001", Name = "Pump", Tags = [new("site", "north")], Attributes = ["level", new("mode", "string")] });
        world.Simulator.AddDevice(new SimulatedDevice { Id = "000000000000000000000002", Name = "Fan", Tags = [new("site", "south"), new("floor", "1")], Attributes = ["level"] });

        Assert.Equal("""["level","mode"]""", (await world.CallAsync("GET", "devices/attributeNames"))["attributeNames"]!.ToJsonString());
        Assert.Equal("""["mode"]""", (await world.CallAsync("GET", "devices/attributeNames?dataType=string"))["attributeNames"]!.ToJsonString());
        Assert.Equal("""["floor","site"]""", (await world.CallAsync("GET", "devices/tagKeys"))["tagKeys"]!.ToJsonString());
        Assert.Equal("""{"tagValues":["north","south"],"tagKey":"site"}""", (await world.CallAsync("GET", "devices/tagValues?key=site")).ToJsonString());
        Assert.Equal("Pump", (string?)(await world.CallAsync("GET", "devices/deviceNames?startsWith=pu"))["deviceSummary"]!.AsArray().Single()!["name"]);
    }

    [Fact]
    public async Task A_recipe_makes_a_device_for_each_row_of_a_CSV_with_keys_where_asked_for()
    {
        await using var world = await World.StartAsync();
        var recipe = await world.CallAsync("POST", "device-recipes", """{ "name": "Sensor", "attributes": [{ "name": "level", "dataType": "number" }], "tags": [{ "key": "kind", "value": "sensor" }] }""");

        var csv = JsonValue.Create("name,site\r\n\"Pump, first\",north\nTank,\n").ToJsonString();
        var made = await world.CallAsync("POST", $"device-recipes/{recipe["id"]}/bulkCreate", $$"""{ "csv": {{csv}}, "nameColumn": "name", "makeUniqueKeySecret": true }""");

        Assert.Equal((2, 0), ((int)made["created"]!, (int)made["failed"]!));
        Assert.Equal(["Pump, first", "Tank"], world.Simulator.Devices.Select(device => device.Name));
        Assert.Equal(["kind", "site"], world.Simulator.Devices[0].Tags.Select(tag => tag.Key));
        Assert.Equal(["kind"], world.Simulator.Devices[1].Tags.Select(tag => tag.Key));
        var row = ((string)made["csvResult"]!).Split('\n')[2].Split(',');
        var (key, secret) = (row[4].Trim('"'), row[5].Trim('"'));
        var signedIn = await world.CallAsync("POST", "/auth/device", $$"""{ "deviceId": "{{row[2]}}", "key": "{{key}}", "secret": "{{secret}}" }""");
        Assert.Equal(world.Simulator.Devices[1].Id, (string?)signedIn["deviceId"]);
    }

    [Fact]
    public async Task An_attribute_cannot_take_the_name_of_another_and_its_change_is_one_of_the_device()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("pump", "level", "flow");
        world.Time.Move(TimeSpan.FromMinutes(1));

        Assert.Equal("attributes has two of the same name.", await world.RefusedAsync(400, "PATCH", $"devices/{pump.Id}/attributes/level", """{ "name": "flow" }"""));
        Assert.Equal("level flow", await world.NamesAsync($"devices/{pump.Id}/attributes?sortField=name&sortDirection=desc"));
        await world.CallAsync("PATCH", $"devices/{pump.Id}/attributes/level", """{ "name": "height" }""");
        Assert.Equal("2026-03-14T12:01:00.000Z", (string?)(await world.CallAsync("GET", $"devices/{pump.Id}"))["lastUpdated"]);
        world.Simulator.SendState(pump.Id, ("height", 1), ("flow", 2));
    }

    [Fact]
    public async Task A_row_of_a_CSV_that_makes_no_device_of_the_API_fails_alone()
    {
        await using var world = await World.StartAsync();
        var recipe = await world.CallAsync("POST", "device-recipes", """{ "name": "Sensor" }""");

        var made = await world.CallAsync("POST", $"device-recipes/{recipe["id"]}/bulkCreate", """{ "csv": "name,a key\nPump,\nTank,x\n", "nameColumn": "name" }""");

        Assert.Equal((1, 1), ((int)made["created"]!, (int)made["failed"]!));
        Assert.Contains("#/tags[0].key", (string)made["csvResult"]!, StringComparison.Ordinal);
        Assert.Equal("Pump", Assert.Single(world.Simulator.Devices).Name);
    }
}
