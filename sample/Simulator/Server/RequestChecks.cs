using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Description;
using Losant.Simulator.Validation;
using Microsoft.Extensions.Primitives;

namespace Losant.Simulator.Server;

/// <summary>Checks a request against its action's description: token, ids, query, body, in the usual order of an API.</summary>
internal sealed class RequestChecks(LosantSimulatorOptions options, SchemaSet schemas)
{
    private const string ApplicationParameter = "applicationId";
    private const string BearerPrefix = "Bearer ";

    public void CheckToken(ApiAction action, string? authorization)
    {
        if (!action.NeedsToken)
            return;
        if (authorization is null
            || !authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            || !string.Equals(authorization[BearerPrefix.Length..].Trim(), options.AccessToken, StringComparison.Ordinal))
            throw ApiFailure.Unauthorized();
    }

    /// <summary>An id that does not match its pattern gets 404; of the valid ids only the application's is checked for existence.</summary>
    public void CheckPath(RouteMatch match)
    {
        foreach (var parameter in match.Action.In(ApiParameterLocation.Path))
        {
            var value = match.PathValues.GetValueOrDefault(parameter.Name, string.Empty);
            var known = !string.Equals(parameter.Name, ApplicationParameter, StringComparison.Ordinal)
                || string.Equals(value, options.ApplicationId, StringComparison.OrdinalIgnoreCase);
            if (!known || ParameterRules.Violation(parameter, value) is not null)
                throw ApiFailure.NotFound(Noun(parameter.Name));
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
        if (parameter.Schema is { } schema && await schemas.ViolationsAsync(schema, json) is { Count: > 0 } violations)
            throw ApiFailure.Validation($"{what} does not fit its schema: {string.Join("; ", violations)}");
    }

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
