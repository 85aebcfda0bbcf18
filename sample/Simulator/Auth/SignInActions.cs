using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Collections;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Auth;

/// <summary>auth.authenticateDevice and auth.authenticateUser.</summary>
internal sealed class SignInActions(SimulatorState state)
{
    public void Register(ActionTable table)
    {
        table.Add("auth.authenticateDevice", Device);
        table.Add("auth.authenticateUser", User);
        table.Add("auth.ssoDomain", SingleSignOn);
    }

    /// <summary>When a token ends: the API does not publish the unit of tokenTTL, and the simulator takes it as seconds; 0 is for ever.</summary>
    public static DateTimeOffset? End(SimulatorState state, JsonNode? seconds) => JsonRead.Number(seconds) is > 0 and var length ? state.In(length) : null;

    private JsonObject Device(ApiCall call)
    {
        var body = (JsonObject)call.Body!;
        var key = state.Store.All("applicationKeys").FirstOrDefault(key => key.Text("key") is { } text && text == JsonRead.Text(body["key"]));
        if (key is null
            || key.Text("status") == "inactive"
            || JsonRead.Text(key.Hidden["secret"]) != JsonRead.Text(body["secret"])
            || state.Devices.Find(key.Text("applicationId")!, JsonRead.Text(body["deviceId"])!) is not { } device
            || !IsFor(key, device))
            throw ApiFailure.SignIn();
        var token = state.Tokens.Issue(new Token
        {
            Value = string.Empty,
            Kind = TokenKind.Device,
            Scopes = body["requestedScopes"] is JsonArray { Count: > 0 } scopes ? [.. JsonRead.Texts(scopes)] : ["all.Device"],
            ApplicationId = key.Text("applicationId"),
            DeviceId = device.Id,
            IssuedAt = state.Now,
            ExpiresAt = End(state, body["tokenTTL"]),
            Source = key,
        });
        return new JsonObject
        {
            ["applicationId"] = token.ApplicationId,
            ["deviceId"] = device.Id,
            ["deviceClass"] = device.Text("deviceClass"),
            ["token"] = token.Value,
            ["ownerType"] = "user",
            ["filterType"] = key.Text("filterType"),
            ["pubTopics"] = key.Json["pubTopics"]?.DeepClone() ?? new JsonArray(),
            ["subTopics"] = key.Json["subTopics"]?.DeepClone() ?? new JsonArray(),
        };
    }

    /// <summary>A key that names devices or tags is for these devices only.</summary>
    private static bool IsFor(Document key, Document device)
    {
        var ids = JsonRead.Texts(key.Json["deviceIds"]).ToArray();
        var wanted = JsonRead.Objects(key.Json["deviceTags"]).ToArray();
        if (ids.Length == 0 && wanted.Length == 0)
            return true;
        var tags = ListAnswer.Tags(device);
        return ids.Contains(device.Id, StringComparer.OrdinalIgnoreCase) || wanted.Any(tag => Devices.DeviceBook.HasTag(tags, tag));
    }

    private JsonObject User(ApiCall call)
    {
        var body = (JsonObject)call.Body!;
        var user = state.Store.Of(UserActions.Kind).Documents
            .FirstOrDefault(user => string.Equals(user.Text("email"), JsonRead.Text(body["email"]), StringComparison.OrdinalIgnoreCase));
        if (user is not null && JsonRead.IsTrue(user.Hidden["isLocked"]))
            throw ApiFailure.Locked();
        if (user is null || JsonRead.Text(user.Hidden["password"]) != JsonRead.Text(body["password"]))
            throw ApiFailure.SignIn();
        UserActions.CheckCode(state, user, body);
        return UserActions.Authed(user, state.Tokens.Issue(new Token
        {
            Value = string.Empty,
            Kind = TokenKind.User,
            Scopes = body["requestedScopes"] is JsonArray { Count: > 0 } scopes ? [.. JsonRead.Texts(scopes)] : ["all.User"],
            UserId = user.Id,
            IssuedAt = state.Now,
            ExpiresAt = End(state, body["tokenTTL"]),
        }));
    }

    /// <summary>No account of the simulator uses single sign-on unless it was added so.</summary>
    private JsonNode? SingleSignOn(ApiCall call) => state.Store.Of(UserActions.Kind).Documents.Any(user =>
        string.Equals(user.Text("email"), call.QueryText("email"), StringComparison.OrdinalIgnoreCase) && JsonRead.IsTrue(user.Json["ssoLinked"]))
        ? new JsonObject { ["ssoType"] = "SAML", ["ssoRequest"] = state.Links.Absolute("/simulator/saml") }
        : null;
}
