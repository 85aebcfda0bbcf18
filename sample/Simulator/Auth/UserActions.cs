using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Auth;

/// <summary>me: the signed-in user, the password, the second factor, new tokens.</summary>
internal sealed class UserActions(SimulatorState state)
{
    /// <summary>Users are kept like other documents, but no list has them.</summary>
    public const string Kind = "users";
    private const int KeyLength = 52;
    private const string KeyAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public void Register(ActionTable table)
    {
        table.Add("me.get", call => View(User(call)));
        table.Add("me.patch", Patch);
        table.Add("me.refreshToken", Refresh);
        table.Add("me.changePassword", ChangePassword);
        table.Add("me.generateTwoFactorAuth", GenerateKey);
        table.Add("me.enableTwoFactorAuth", Enable);
        table.Add("me.disableTwoFactorAuth", Disable);
        table.Add("me.verifyEmail", _ => new JsonObject { ["success"] = true });
    }

    public static JsonObject Authed(Document user, Token token) => new()
    {
        ["userId"] = user.Id,
        ["token"] = token.Value,
        ["needsToVerifyEmail"] = false,
    };

    /// <summary>Checks the code of the second factor, if the user has one.</summary>
    public static void CheckCode(SimulatorState state, Document user, JsonObject body)
    {
        if (JsonRead.Text(user.Hidden["twoFactorKey"]) is not { } key)
            return;
        if (JsonRead.Text(body["twoFactorCode"]) is not { Length: > 0 } code)
            throw ApiFailure.Unauthorized("A two-factor code is required.");
        if (!Totp.Accepts(key, code, state.Now))
            throw ApiFailure.Unauthorized("The two-factor code is not valid.");
    }

    private Document User(ApiCall call) =>
        call.Caller.UserId is { } id && state.Store.Of(Kind).TryFind(id, out var user) ? user : throw ApiFailure.Forbidden("The token does not belong to a user.");

    private static JsonObject View(Document user) => (JsonObject)user.Json.DeepClone();

    private JsonObject Patch(ApiCall call)
    {
        var (user, body) = (User(call).Edit(), (JsonObject)call.Body!);
        foreach (var (name, value) in body.Where(member => member.Key is not ("email" or "password" or "twoFactorCode" or "tokenCutoff")))
            user.Json[name] = value?.DeepClone();
        if (JsonRead.Text(body["email"]) is { } email)
            user.Json["email"] = email;
        if (body["tokenCutoff"] is not null)
            state.Tokens.Revoke(token => token.Kind == TokenKind.User && token.UserId == user.Id && token.Value != call.Caller.Value && token.Value != state.Options.AccessToken);
        user.Json["fullName"] = $"{user.Text("firstName")} {user.Text("lastName")}".Trim();
        user.Json["lastUpdated"] = state.NowText;
        return View(user);
    }

    /// <summary>A new token with the scopes of the old one, and valid as long as that was.</summary>
    private JsonObject Refresh(ApiCall call)
    {
        var user = User(call);
        var length = call.Caller.ExpiresAt - call.Caller.IssuedAt;
        return Authed(user, state.Tokens.Issue(call.Caller with { Value = string.Empty, IssuedAt = state.Now, ExpiresAt = length is { } given ? state.Now + given : null, Source = null }));
    }

    private JsonObject ChangePassword(ApiCall call)
    {
        var (user, body) = Confirmed(call);
        CheckCode(state, user, body);
        user.Edit().Hidden["password"] = JsonRead.Text(body["newPassword"]);
        user.Json["passwordLastUpdated"] = state.NowText;
        if (JsonRead.IsTrue(body["invalidateExistingTokens"]))
            state.Tokens.Revoke(token => token.Kind == TokenKind.User && token.UserId == user.Id && token.Value != state.Options.AccessToken);
        return Authed(user, state.Tokens.Issue(call.Caller with { Value = string.Empty, IssuedAt = state.Now, ExpiresAt = SignInActions.End(state, body["tokenTTL"]), Source = null }));
    }

    private JsonObject GenerateKey(ApiCall call)
    {
        var user = User(call);
        var key = string.Concat(state.Ids.Word("twoFactorKeys", KeyLength).Select(letter => KeyAlphabet[letter % KeyAlphabet.Length]));
        user.Edit().Hidden["newTwoFactorKey"] = key;
        return new JsonObject { ["key"] = key, ["keyUri"] = $"otpauth://totp/Losant:{Uri.EscapeDataString(user.Text("email")!)}?secret={key}&issuer=Losant" };
    }

    private JsonObject Enable(ApiCall call)
    {
        var (user, body) = Confirmed(call);
        var key = JsonRead.Text(body["twoFactorAuthKey"]) ?? JsonRead.Text(user.Hidden["newTwoFactorKey"]);
        if (key is null || !Totp.IsKey(key) || !Totp.Accepts(key, JsonRead.Text(body["twoFactorCode"]), state.Now))
            throw ApiFailure.Validation("The two-factor code is not valid.");
        user.Edit().Hidden["twoFactorKey"] = key;
        user.Json["twoFactorAuthEnabled"] = true;
        return View(user);
    }

    private JsonObject Disable(ApiCall call)
    {
        var (user, body) = Confirmed(call);
        CheckCode(state, user, body);
        user.Edit().Hidden.Remove("twoFactorKey");
        user.Json["twoFactorAuthEnabled"] = false;
        return View(user);
    }

    private (Document User, JsonObject Body) Confirmed(ApiCall call)
    {
        var (user, body) = (User(call), (JsonObject)call.Body!);
        return JsonRead.Text(user.Hidden["password"]) == JsonRead.Text(body["password"]) ? (user, body) : throw ApiFailure.Unauthorized("The password is not valid.");
    }
}
