using System.Text.Json.Nodes;
using Losant.Simulator.Auth;
using Losant.Simulator.Data;
using Losant.Simulator.Store;

namespace Losant.Simulator;

/// <summary>Puts what tests and options give into the store. The caller holds the store's gate.</summary>
internal sealed class Seeds(SimulatorState state)
{
    private const string Generated = "generated";

    /// <summary>What every simulator has from its start.</summary>
    public void Start()
    {
        var options = state.Options;
        var user = User(new SimulatedUser { Email = "user@example.com", Password = state.Ids.Word("passwords", 16) });
        AddAccessToken(user);
        Application("Application", options.ApplicationId);
        if (options.Devices is { } given)
        {
            foreach (var device in given)
                Device(options.ApplicationId, device);
            return;
        }

        var index = 0;
        foreach (var device in DeviceMaker.Make(options))
            Device(options.ApplicationId, device, index++);
    }

    /// <summary>Begins the history of a device; under that of one that was generated are the points that are computed.</summary>
    public static DeviceHistory StartHistory(SimulatorState state, Document device) =>
        state.Store.StartHistory(device.Id, JsonRead.Number(device.Hidden[Generated]) is { } index ? DeviceMaker.PointsOf((int)index, state.Options) : null);

    /// <summary>What a simulator has after a restart beside what is stored.</summary>
    public void Resume() => AddAccessToken(state.Store.Of(UserActions.Kind).Documents.First());

    public Document Application(string name, string? id = null)
    {
        id ??= state.Ids.Hex("applications");
        return state.Store.Of("applications").Add(new JsonObject
        {
            ["id"] = id,
            ["applicationId"] = id,
            ["creationDate"] = state.NowText,
            ["lastUpdated"] = state.NowText,
            ["ownerType"] = "user",
            ["ownerId"] = state.Store.Of(UserActions.Kind).Documents.First().Id,
            ["name"] = name,
            ["globals"] = new JsonArray(),
        });
    }

    public Document User(SimulatedUser user)
    {
        if (state.Store.Of(UserActions.Kind).Documents.Any(other => string.Equals(other.Text("email"), user.Email, StringComparison.OrdinalIgnoreCase)))
            throw new ArgumentException("Another user has this email.", nameof(user));
        var id = state.Ids.Hex(UserActions.Kind);
        var document = state.Store.Of(UserActions.Kind).Add(new JsonObject
        {
            ["id"] = id,
            ["userId"] = id,
            ["creationDate"] = state.NowText,
            ["lastUpdated"] = state.NowText,
            ["passwordLastUpdated"] = state.NowText,
            ["email"] = user.Email,
            ["firstName"] = user.FirstName,
            ["lastName"] = user.LastName,
            ["fullName"] = $"{user.FirstName} {user.LastName}".Trim(),
            ["emailVerified"] = true,
            ["needsToVerifyEmail"] = false,
            ["twoFactorAuthEnabled"] = user.TwoFactorKey is not null,
            ["ssoLinked"] = user.UsesSingleSignOn,
        });
        document.Hidden["password"] = user.Password;
        document.Hidden["isLocked"] = user.IsLocked;
        if (user.TwoFactorKey is { } key)
            document.Hidden["twoFactorKey"] = Totp.IsKey(key) ? key : throw new ArgumentException("The two-factor key is not base32 without padding.", nameof(user));
        return document;
    }

    public Document Device(string application, SimulatedDevice device, int? generated = null)
    {
        foreach (var id in (ReadOnlySpan<string?>)[device.Id, device.ParentId, device.GatewayId])
        {
            if (id is not null && !IdSource.IsHex(id))
                throw new ArgumentException("The id of a device has 24 hexadecimal digits.", nameof(device));
        }

        var points = device.Points ?? [];
        var types = points.SelectMany(point => point.Data).GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => Type(group.First().Value), StringComparer.Ordinal);
        var attributes = device.Attributes.Count > 0 ? device.Attributes : [.. types.Keys.Select(name => new SimulatedAttribute(name))];
        var json = new JsonObject
        {
            ["id"] = device.Id,
            ["deviceId"] = device.Id,
            ["applicationId"] = application,
            ["creationDate"] = TimeRange.ToText((device.CreationDate ?? state.Now).ToUnixTimeMilliseconds()),
            ["lastUpdated"] = TimeRange.ToText((device.LastUpdated ?? device.CreationDate ?? state.Now).ToUnixTimeMilliseconds()),
            ["name"] = device.Name,
            ["deviceClass"] = device.DeviceClass,
            ["tags"] = new JsonArray([.. device.Tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]),
            ["attributes"] = new JsonArray([.. attributes.Select(attribute => new JsonObject
            {
                ["name"] = attribute.Name,
                ["dataType"] = attribute.DataType ?? types.GetValueOrDefault(attribute.Name, "number"),
            })]),
        };
        foreach (var (name, id) in (ReadOnlySpan<(string, string?)>)[("parentId", device.ParentId), ("gatewayId", device.GatewayId)])
        {
            if (id is not null)
                json[name] = id;
        }

        if (generated is null)
            Check(json, application, points);
        var document = state.Devices.All(application).Add(json);
        document.Hidden["experienceUserIds"] = JsonRead.Array(device.ExperienceUserIds);
        document.Hidden["experienceGroupIds"] = JsonRead.Array(device.ExperienceGroupIds);
        document.Hidden["connected"] = device.Connected is { } connected ? connected ? 1 : 0 : null;
        document.Hidden["connectedAt"] = device.ConnectedAt?.ToUnixTimeMilliseconds();
        document.Hidden["disconnectedAt"] = device.DisconnectedAt?.ToUnixTimeMilliseconds();
        if (generated is { } index)
            document.Hidden[Generated] = index;
        var history = StartHistory(state, document);
        foreach (var point in points)
            history.Points.Add(point.Time.ToUnixTimeMilliseconds(), point.Data);
        return document;
    }

    /// <summary>A mistake in a device is told where it is added, and not by a request later.</summary>
    private void Check(JsonObject json, string application, IReadOnlyList<SimulatedPoint> points)
    {
        if (state.Devices.All(application).TryFind((string)json["id"]!, out _))
            throw new ArgumentException("Another device has this id.", "device");
        if (JsonRead.Objects(json["attributes"]).GroupBy(attribute => JsonRead.Text(attribute["name"]), StringComparer.Ordinal).Any(same => same.Skip(1).Any()))
            throw new ArgumentException("Two attributes have the same name.", "device");
        if (points.SelectMany(point => point.Data.Values).Any(value => value.Number is { } number && !double.IsFinite(number)))
            throw new ArgumentException("A point has a number that JSON does not have.", "device");
        try
        {
            state.CheckBody("devices.post", new JsonObject(json
                .Where(member => member.Key is "name" or "deviceClass" or "tags" or "attributes")
                .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))));
        }
        catch (Server.ApiFailure failure)
        {
            throw new ArgumentException(failure.Message, "device", failure);
        }
    }

    /// <summary>A device as it is now.</summary>
    public SimulatedDevice Snapshot(Document device)
    {
        var history = state.Store.History(device.Id);
        return new SimulatedDevice
        {
            Id = device.Id,
            Name = device.Text("name") ?? string.Empty,
            DeviceClass = device.Text("deviceClass") ?? "standalone",
            Tags = Collections.ListAnswer.Tags(device),
            Attributes = [.. JsonRead.Objects(device.Json["attributes"]).Select(attribute => new SimulatedAttribute(JsonRead.Text(attribute["name"])!, JsonRead.Text(attribute["dataType"])))],
            ParentId = device.Text("parentId"),
            GatewayId = device.Text("gatewayId"),
            CreationDate = Date(device.Text("creationDate")),
            LastUpdated = Date(device.Text("lastUpdated")),
            Connected = JsonRead.Number(device.Hidden["connected"]) is { } connected ? connected == 1 : null,
            ConnectedAt = Date(device.Hidden["connectedAt"]),
            DisconnectedAt = Date(device.Hidden["disconnectedAt"]),
            ExperienceUserIds = [.. JsonRead.Texts(device.Hidden["experienceUserIds"])],
            ExperienceGroupIds = [.. JsonRead.Texts(device.Hidden["experienceGroupIds"])],
            Points = history.IsGenerated ? null : [.. history.Points.Sent.Select(point => new SimulatedPoint(TimeRange.ToDate(point.Time), point.Data))],
        };
    }

    private void AddAccessToken(Document user) =>
        state.Tokens.Add(new Token { Value = state.Options.AccessToken, Kind = TokenKind.User, Scopes = ["all.User"], UserId = user.Id, IssuedAt = state.Now });

    private static string Type(SimulatedValue value) => value.Number is not null ? "number" : value.Text is not null ? "string" : "boolean";

    private static DateTimeOffset? Date(string? text) => text is not null && TimeRange.Parse(text) is { } time ? TimeRange.ToDate(time) : null;

    private static DateTimeOffset? Date(JsonNode? time) => JsonRead.Number(time) is { } given ? TimeRange.ToDate((long)given) : null;
}
