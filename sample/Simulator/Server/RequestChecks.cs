using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Auth;
using Losant.Simulator.Description;
using Losant.Simulator.Devices;
using Losant.Simulator.Store;
using Losant.Simulator.Validation;
using Microsoft.Extensions.Primitives;

namespace Losant.Simulator.Server;

/// <summary>Checks a request against its action's description: token, ids, query, body, in the usual order of an API.</summary>
internal sealed class RequestChecks(SimulatorState state)
{
    private const string ApplicationParameter = "applicationId";
    private const string BearerPrefix = "Bearer ";

    /// <summary>The token of a request: one that was issued, still valid, and allows the action.</summary>
    public Token CheckToken(ApiAction action, string? authorization)
    {
        if (!action.NeedsToken)
            return Token.None;
        if (authorization is null || !authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase))
            throw ApiFailure.Unauthorized();
        using (state.Store.Enter())
        {
            var token = state.Tokens.Find(authorization[BearerPrefix.Length..].Trim()) ?? throw ApiFailure.Unauthorized();
            return Scopes.Allow(token.Scopes, action) ? token : throw ApiFailure.Forbidden($"The token does not have the scope {action.Id}.");
        }
    }

    /// <summary>Makes the token of a request invalid, unless it is the one of the options.</summary>
    public void Revoke(string? authorization)
    {
        using (state.Store.Enter())
            state.Tokens.Revoke(token => token.Value != state.Options.AccessToken && authorization?.EndsWith(token.Value, StringComparison.Ordinal) == true);
    }

    /// <summary>An id that does not match its pattern, that nothing has, or that the token cannot see gets 404.</summary>
    public void CheckPath(RouteMatch match, Token token)
    {
        foreach (var parameter in match.Action.In(ApiParameterLocation.Path))
        {
            if (ParameterRules.Violation(parameter, match.PathValues.GetValueOrDefault(parameter.Name, string.Empty)) is not null)
                throw ApiFailure.NotFound(Noun(parameter.Name));
        }

        using (state.Store.Enter())
        {
            if (match.PathValues.TryGetValue(ApplicationParameter, out var application)
                && (!state.Store.Of("applications").TryFind(application, out _) || !IsVisible(token.ApplicationId, application)))
                throw ApiFailure.NotFound("Application");
            foreach (var model in state.InPath(match.Action))
            {
                if (state.Find(model, match.Action, match.PathValues) is not { } found || (model.Kind == DeviceBook.Kind && !IsVisible(token, found)))
                    throw ApiFailure.NotFound(Noun(model.IdParameter));
            }
        }
    }

    public async Task CheckQueryAsync(ApiAction action, IReadOnlyDictionary<string, StringValues> query)
    {
        foreach (var parameter in action.In(ApiParameterLocation.Query))
        {
            // An empty value is treated as a missing one.
            if (NestedQuery.Read(query, parameter.Name) is { } value && value.ToString().Length > 0)
                await CheckQueryAsync(parameter, value);
            else if (parameter.Required)
                throw ApiFailure.Validation($"{parameter.Name} is required.");
        }
    }

    public void CheckHeaders(ApiAction action, Func<string, string?> header)
    {
        foreach (var parameter in action.In(ApiParameterLocation.Header))
        {
            if (header(parameter.Name) is { } value)
                Check(parameter, value);
            else if (parameter.Required)
                throw ApiFailure.Validation($"{parameter.Name} is required.");
        }
    }

    /// <summary>Checks and returns a JSON body; null if there is none.</summary>
    public async Task<JsonNode?> CheckBodyAsync(ApiAction action, byte[] body, string? contentType)
    {
        if (action.Body is not { } parameter)
            return null;
        if (body.Length == 0)
            return parameter.Required ? throw ApiFailure.Validation("The body is missing.") : null;
        if (contentType is null || !contentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw ApiFailure.Validation("The content type of the body is not application/json.");
        var json = JsonText.Parse(body, "The body");

        // The vendor's client sends {} if a call has no body.
        if (!parameter.Required && json is JsonObject { Count: 0 })
            return null;
        await CheckSchemaAsync(parameter, "The body", Encoding.UTF8.GetString(body));
        return json ?? throw ApiFailure.Validation("The body is null.");
    }

    public async Task CheckPartsAsync(ApiAction action, IReadOnlyList<ReceivedPart> parts)
    {
        foreach (var parameter in action.In(ApiParameterLocation.Multipart))
        {
            var part = parts.FirstOrDefault(part => string.Equals(part.Name, parameter.Name, StringComparison.Ordinal));
            if (part is null)
            {
                if (parameter.Required)
                    throw ApiFailure.Validation($"{parameter.Name} is required.");
            }
            else if (parameter.Schema is not null)
            {
                JsonText.Parse(part.Content, parameter.Name);
                await CheckSchemaAsync(parameter, parameter.Name, part.Text);
            }
            else if (!string.Equals(parameter.Type, "file", StringComparison.Ordinal))
            {
                Check(parameter, part.Text);
            }
        }
    }

    private async Task CheckQueryAsync(ApiParameter parameter, JsonNode value)
    {
        if (string.Equals(parameter.Type, "object", StringComparison.Ordinal))
        {
            // An object is sent as JSON text in one value, any other value with a schema in bracket notation.
            if (value is not JsonValue)
                throw ApiFailure.Validation($"{parameter.Name} is not valid JSON.");
            var text = value.GetValue<string>();
            JsonText.Parse(Encoding.UTF8.GetBytes(text), parameter.Name);
            await CheckSchemaAsync(parameter, parameter.Name, text);
        }
        else if (parameter.Schema is not null)
        {
            await CheckSchemaAsync(parameter, parameter.Name, value.ToJsonString());
        }
        else if (value is JsonValue)
        {
            Check(parameter, value.GetValue<string>());
        }
        else if (string.Equals(parameter.Type, "string", StringComparison.Ordinal))
        {
            throw ApiFailure.Validation($"{parameter.Name} is not a single value.");
        }
    }

    private static void Check(ApiParameter parameter, string text)
    {
        if (ParameterRules.Violation(parameter, text) is { } violation)
            throw ApiFailure.Validation($"{violation}.");
    }

    private async Task CheckSchemaAsync(ApiParameter parameter, string what, string json)
    {
        if (parameter.Schema is { } schema && await state.Schemas.ViolationsAsync(schema, json) is { Count: > 0 } violations)
            throw ApiFailure.Validation($"{what} does not fit its schema: {string.Join("; ", violations)}");
    }

    private static bool IsVisible(string? only, string id) => only is null || string.Equals(only, id, StringComparison.OrdinalIgnoreCase);

    /// <summary>A device's token sees the device, and what is connected through it.</summary>
    private static bool IsVisible(Token token, Document device) => IsVisible(token.DeviceId, device.Id) || IsVisible(token.DeviceId, device.Text("gatewayId") ?? string.Empty);

    /// <summary>applicationId becomes Application, dataTableRowId Data table row.</summary>
    private static string Noun(string parameter)
    {
        var name = parameter.EndsWith("Id", StringComparison.Ordinal) ? parameter[..^2] : parameter;
        var noun = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && noun.Length > 0)
                noun.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                noun.Append(noun.Length == 0 ? char.ToUpperInvariant(letter) : letter);
        }

        return noun.ToString();
    }
}
