using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace LosantGen.Simulator.Tests.Meaning;

/// <summary>Devices and users sign in, and a token allows what it was issued for, as long as it was issued for.</summary>
public sealed class SignInTests
{
    private const string TwoFactorKey = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW";

    [Fact]
    public async Task A_key_that_was_created_signs_a_device_in_and_its_token_is_accepted()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump", "level");
        var key = await world.CallAsync("POST", "keys", $$"""{ "deviceIds": ["{{pump.Id}}"] }""");

        var signedIn = await world.CallAsync("POST", "/auth/device", $$"""{ "deviceId": "{{pump.Id}}", "key": "{{key["key"]}}", "secret": "{{key["secret"]}}" }""");
        world.As((string)signedIn["token"]!);
        await world.CallAsync("POST", $"devices/{pump.Id}/state", """{ "data": { "level": 3 } }""");

        Assert.Equal((world.Simulator.ApplicationId, pump.Id, "standalone"), ((string?)signedIn["applicationId"], (string?)signedIn["deviceId"], (string?)signedIn["deviceClass"]));
        Assert.Equal(3, (double)(await world.CallAsync("GET", $"devices/{pump.Id}/compositeState"))["level"]!["value"]!);
    }

    [Fact]
    public async Task The_secret_of_a_key_and_the_token_of_an_API_token_are_returned_once()
    {
        await using var world = await World.StartAsync();
        var key = await world.CallAsync("POST", "keys", "{}");
        var token = await world.CallAsync("POST", "tokens", """{ "name": "Reader" }""");

        Assert.NotNull(key["secret"]);
        Assert.NotNull(token["token"]);
        Assert.Null((await world.CallAsync("GET", $"keys/{key["id"]}"))["secret"]);
        Assert.Null((await world.CallAsync("GET", $"tokens/{token["id"]}"))["token"]);
    }

    [Theory]
    [InlineData("another secret")]
    [InlineData("another key")]
    [InlineData("another device")]
    [InlineData("no secret")]
    [InlineData("inactive key")]
    [InlineData("deleted key")]
    [InlineData("deleted device")]
    public async Task Wrong_credentials_of_a_device_are_refused(string what)
    {
        await using var world = await World.StartAsync();
        var (pump, fan) = (world.Simulator.AddDevice("Pump"), world.Simulator.AddDevice("Fan"));
        var key = world.Simulator.AddAccessKey(pump.Id);
        if (what == "inactive key")
            await world.CallAsync("PATCH", $"keys/{key.Id}", """{ "status": "inactive" }""");
        if (what == "deleted key")
            await world.CallAsync("DELETE", $"keys/{key.Id}");
        if (what == "deleted device")
            await world.CallAsync("DELETE", $"devices/{pump.Id}");
        var credentials = new JsonObject
        {
            ["deviceId"] = what == "another device" ? fan.Id : pump.Id,
            ["key"] = what == "another key" ? "other" : key.Key,
            ["secret"] = what == "another secret" ? "other" : key.Secret,
        };
        if (what == "no secret")
            credentials.Remove("secret");

        Assert.Equal("The credentials are not valid.", await world.RefusedAsync(401, "POST", "/auth/device", credentials.ToJsonString()));
    }

    [Fact]
    public async Task A_device_sees_itself_and_what_is_connected_through_it_and_nothing_else()
    {
        await using var world = await World.StartAsync();
        var gateway = world.Simulator.AddDevice(new SimulatedDevice { Id = "000000000000000000000001", Name = "Gateway", DeviceClass = "gateway" });
        var sensor = world.Simulator.AddDevice(new SimulatedDevice { Id = "000000000000000000000002", Name = "Sensor", DeviceClass = "peripheral", GatewayId = gateway.Id, Attributes = ["level"] });
        var other = world.Simulator.AddDevice("Other", "level");
        await SignInAsync(world, gateway.Id);

        await world.CallAsync("POST", $"devices/{sensor.Id}/state", """{ "data": { "level": 3 } }""");
        Assert.Equal("Device was not found", await world.RefusedAsync(404, "POST", $"devices/{other.Id}/state", """{ "data": { "level": 3 } }"""));
        Assert.Contains("scope", await world.RefusedAsync(403, "GET", "events"), StringComparison.Ordinal);
        Assert.Contains("scope", await world.RefusedAsync(403, "DELETE", $"devices/{gateway.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_allows_the_scopes_that_it_was_asked_for_only()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump", "level");
        await SignInAsync(world, pump.Id, """, "requestedScopes": ["device.sendState"]""");

        await world.CallAsync("POST", $"devices/{pump.Id}/state", """{ "data": { "level": 3 } }""");
        Assert.Equal("The token does not have the scope device.get.", await world.RefusedAsync(403, "GET", $"devices/{pump.Id}"));
    }

    [Theory]
    [InlineData("all.Application", 200, 200, 201)]
    [InlineData("all.Application.read", 200, 200, 403)]
    [InlineData("devices.*", 200, 403, 201)]
    [InlineData("devices.get", 200, 403, 403)]
    [InlineData("data.lastValueQuery", 403, 200, 403)]
    public async Task An_API_token_of_an_application_allows_its_scopes_in_its_application(string scope, int list, int query, int create)
    {
        await using var world = await World.StartAsync();
        var other = world.Simulator.AddApplication("Other");
        world.As(world.Simulator.AddToken(scope));

        Assert.Equal(list, (int)(await world.TryAsync("GET", "devices")).Status);
        Assert.Equal(query, (int)(await world.TryAsync("POST", "data/last-value-query", """{ "attribute": "level" }""")).Status);
        Assert.Equal(create, (int)(await world.TryAsync("POST", "devices", """{ "name": "Pump" }""")).Status);
        if (list == 200)
            Assert.Equal("Application was not found", await world.RefusedAsync(404, "GET", $"/applications/{other}/devices"));
    }

    [Fact]
    public async Task A_token_ends_when_it_was_said_to_end()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump");
        var token = await SignInAsync(world, pump.Id, """, "tokenTTL": 60""");
        await world.CallAsync("GET", $"devices/{pump.Id}");

        world.Time.Move(TimeSpan.FromSeconds(60));

        await world.RefusedAsync(401, "GET", $"devices/{pump.Id}");
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;
        Assert.Equal(Fleet.Noon.ToUnixTimeSeconds() + 60, (long)claims["exp"]!);
        Assert.Equal(pump.Id, (string?)claims["sub"]);
    }

    [Fact]
    public async Task A_token_ends_with_its_key_and_with_its_status()
    {
        await using var world = await World.StartAsync();
        var pump = world.Simulator.AddDevice("Pump");
        var key = world.Simulator.AddAccessKey();
        var device = (string)(await world.CallAsync("POST", "/auth/device", $$"""{ "deviceId": "{{pump.Id}}", "key": "{{key.Key}}", "secret": "{{key.Secret}}" }"""))["token"]!;
        var made = await world.CallAsync("POST", "tokens", """{ "name": "Reader" }""");

        await world.CallAsync("PATCH", $"keys/{key.Id}", """{ "status": "inactive" }""");
        await world.CallAsync("PATCH", $"tokens/{made["id"]}", """{ "status": "inactive" }""");

        world.As(device);
        await world.RefusedAsync(401, "GET", $"devices/{pump.Id}");
        world.As((string)made["token"]!);
        await world.RefusedAsync(401, "GET", "devices");
    }

    [Fact]
    public async Task A_user_signs_in_with_a_password_and_changes_it()
    {
        await using var world = await World.StartAsync();
        world.Simulator.AddUser(new SimulatedUser { Email = "kim@example.com", Password = "Correct-horse-7" });

        var user = await world.CallAsync("POST", "/auth/user", """{ "email": "Kim@example.com", "password": "Correct-horse-7", "tokenTTL": 600 }""");
        world.As((string)user["token"]!);

        Assert.Equal("kim@example.com", (string?)(await world.CallAsync("GET", "/me"))["email"]);
        Assert.Equal(2, (int)(await world.CallAsync("GET", "/applications"))["totalCount"]! + 1);
        await world.CallAsync("PATCH", "/me/changePassword", """{ "password": "Correct-horse-7", "newPassword": "Better-horse-78", "invalidateExistingTokens": true }""");
        await world.RefusedAsync(401, "GET", "/me");
        await world.RefusedAsync(401, "POST", "/auth/user", """{ "email": "kim@example.com", "password": "Correct-horse-7" }""");
        await world.CallAsync("POST", "/auth/user", """{ "email": "kim@example.com", "password": "Better-horse-78" }""");
    }

    [Fact]
    public async Task A_second_factor_wants_the_code_of_now()
    {
        await using var world = await World.StartAsync();
        world.Simulator.AddUser(new SimulatedUser { Email = "kim@example.com", Password = "Correct-horse-7", TwoFactorKey = TwoFactorKey });
        var code = world.Simulator.TwoFactorCode(TwoFactorKey);

        Assert.Equal("A two-factor code is required.", await world.RefusedAsync(401, "POST", "/auth/user", Credentials(null)));
        await world.CallAsync("POST", "/auth/user", Credentials(code));
        world.Time.Move(TimeSpan.FromMinutes(2));
        Assert.Equal("The two-factor code is not valid.", await world.RefusedAsync(401, "POST", "/auth/user", Credentials(code)));

        static string Credentials(string? code) => new JsonObject { ["email"] = "kim@example.com", ["password"] = "Correct-horse-7", ["twoFactorCode"] = code ?? "" }.ToJsonString();
    }

    /// <summary>The test vectors of RFC 6238 for SHA-1, in six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void A_code_is_that_of_RFC_6238(long seconds, string expected) =>
        Assert.Equal(expected, Losant.Simulator.Auth.Totp.Code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Fact]
    public async Task A_user_turns_the_second_factor_on_with_a_key_that_the_API_makes()
    {
        await using var world = await World.StartAsync();
        world.Simulator.AddUser(new SimulatedUser { Email = "kim@example.com", Password = "Correct-horse-7" });
        world.As((string)(await world.CallAsync("POST", "/auth/user", """{ "email": "kim@example.com", "password": "Correct-horse-7" }"""))["token"]!);

        var key = (string)(await world.CallAsync("PATCH", "/me/generateTwoFactorAuth"))["key"]!;
        var me = await world.CallAsync("PATCH", "/me/enableTwoFactorAuth", $$"""{ "twoFactorAuthKey": "{{key}}", "password": "Correct-horse-7", "twoFactorCode": "{{world.Simulator.TwoFactorCode(key)}}" }""");

        Assert.True((bool)me["twoFactorAuthEnabled"]!);
        await world.RefusedAsync(401, "POST", "/auth/user", """{ "email": "kim@example.com", "password": "Correct-horse-7" }""");
    }

    [Fact]
    public async Task A_refreshed_token_lives_as_long_again()
    {
        await using var world = await World.StartAsync();
        world.Simulator.AddUser(new SimulatedUser { Email = "kim@example.com", Password = "Correct-horse-7" });
        world.As((string)(await world.CallAsync("POST", "/auth/user", """{ "email": "kim@example.com", "password": "Correct-horse-7", "tokenTTL": 60 }"""))["token"]!);
        world.Time.Move(TimeSpan.FromSeconds(50));

        world.As((string)(await world.CallAsync("GET", "/me/refreshToken"))["token"]!);

        world.Time.Move(TimeSpan.FromSeconds(50));
        await world.CallAsync("GET", "/me");
        world.Time.Move(TimeSpan.FromSeconds(10));
        await world.RefusedAsync(401, "GET", "/me");
    }

    [Fact]
    public async Task A_locked_account_and_one_of_single_sign_on_say_so()
    {
        await using var world = await World.StartAsync();
        world.Simulator.AddUser(new SimulatedUser { Email = "locked@example.com", Password = "Correct-horse-7", IsLocked = true });
        world.Simulator.AddUser(new SimulatedUser { Email = "sso@example.com", Password = "Correct-horse-7", UsesSingleSignOn = true });

        var (status, body) = await world.TryAsync("POST", "/auth/user", """{ "email": "locked@example.com", "password": "Correct-horse-7" }""");

        Assert.Equal((401, "AccountLocked"), ((int)status, (string?)body!["type"]));
        Assert.Equal("SAML", (string?)(await world.CallAsync("GET", "/auth/ssoDomain?email=sso%40example.com"))["ssoType"]);
        Assert.Equal((204, null), ((int)(await world.TryAsync("GET", "/auth/ssoDomain?email=kim%40example.com")).Status, (await world.TryAsync("GET", "/auth/ssoDomain?email=kim%40example.com")).Body));
    }

    private static async Task<string> SignInAsync(World world, string device, string more = "")
    {
        var key = world.Simulator.AddAccessKey();
        var token = (string)(await world.CallAsync("POST", "/auth/device", $$"""{ "deviceId": "{{device}}", "key": "{{key.Key}}", "secret": "{{key.Secret}}"{{more}} }"""))["token"]!;
        world.As(token);
        return token;
    }
}
