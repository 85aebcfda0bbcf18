using System.Text.Json.Nodes;
using Losant.Simulator.Collections;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Auth;

/// <summary>Access keys: the secret is returned once, when the key is created.</summary>
internal sealed class KeyRules(SimulatorState state) : ResourceRules
{
    public override JsonObject Defaults(ApiCall call) => new() { ["status"] = "active", ["filterType"] = "all", ["pubTopics"] = new JsonArray(), ["subTopics"] = new JsonArray() };

    public override void Check(JsonObject json, JsonObject body, Document? old, ApiCall call)
    {
        foreach (var id in JsonRead.Texts(body["deviceIds"]))
        {
            if (state.Devices.Find(call.Id("applicationId"), id) is null)
                throw ApiFailure.Validation("deviceIds has a device that does not exist.");
        }

        if (old is null)
            json["key"] = JsonRead.Text(call.Given["key"]) ?? state.Ids.Word("keys", 36);
    }

    public override void Created(Document document, JsonObject body, ApiCall call) => document.Edit().Hidden["secret"] = JsonRead.Text(call.Given["secret"]) ?? state.Ids.Word("secrets", 64);

    public override JsonObject ViewCreated(Document document, ApiCall call)
    {
        var view = View(document, call);
        view["secret"] = document.Hidden["secret"]!.DeepClone();
        return view;
    }
}

/// <summary>API tokens of applications and users: the token is returned once, when it is created.</summary>
internal sealed class ApiTokenRules(SimulatorState state) : ResourceRules
{
    public override JsonObject Defaults(ApiCall call) => new()
    {
        ["status"] = "active",
        ["scope"] = new JsonArray(call.Action.IsInApplication ? "all.Application" : "all.User"),
        ["ownerType"] = call.Action.IsInApplication ? "application" : "user",
        ["ownerId"] = call.PathValues.GetValueOrDefault("applicationId") ?? call.Caller.UserId,
        ["creatorType"] = call.Caller.Kind == TokenKind.User ? "user" : "apiToken",
        ["creatorId"] = call.Caller.UserId ?? call.Caller.Source?.Id,
    };

    public override void Check(JsonObject json, JsonObject body, Document? old, ApiCall call)
    {
        if (JsonRead.Text(json["expirationDate"]) is { } end && Data.TimeRange.Parse(end) is null)
            throw ApiFailure.Validation("expirationDate is not a date.");
    }

    public override void Created(Document document, JsonObject body, ApiCall call)
    {
        var isApplications = document.Text("ownerType") == "application";
        document.Edit().Hidden["token"] = state.Tokens.Issue(new Token
        {
            Value = JsonRead.Text(call.Given["token"]) ?? string.Empty,
            Kind = isApplications ? TokenKind.Application : TokenKind.User,
            Scopes = [.. JsonRead.Texts(document.Json["scope"])],
            ApplicationId = isApplications ? document.Text("ownerId") : null,
            UserId = isApplications ? null : document.Text("ownerId"),
            ExpiresAt = document.Text("expirationDate") is { } end && Data.TimeRange.Parse(end) is { } time ? Data.TimeRange.ToDate(time) : null,
            IssuedAt = state.Now,
            Source = document,
        }).Value;
    }

    public override JsonObject ViewCreated(Document document, ApiCall call)
    {
        var view = View(document, call);
        view["token"] = document.Hidden["token"]!.DeepClone();
        return view;
    }

    public override Func<Document, bool> Listed(ApiCall call) =>
        document => call.Action.IsInApplication || call.Caller.UserId is not { } user || document.Text("ownerId") == user;
}
