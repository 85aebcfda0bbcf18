using System.Text.Json;
using Losant.Runtime.Json;

namespace Losant.Runtime.Http.Responses;

/// <summary>The common shape of the API's errors, <c>{"type", "message", …}</c>, or that of OAuth, <c>{"error", "error_description", …}</c>.</summary>
internal readonly struct ErrorBody
{
    private ErrorBody(string? type, string? message, Dictionary<string, JsonElement> others)
    {
        Type = type;
        Message = message;
        Others = others;
    }

    public string? Type { get; }

    public string? Message { get; }

    public Dictionary<string, JsonElement> Others { get; }

    /// <summary>Reads an error body; one that is not a JSON object has neither type nor message.</summary>
    public static ErrorBody Parse(ReadOnlySpan<byte> utf8)
    {
        Dictionary<string, JsonElement>? members = null;
        try
        {
            var input = new JsonInput(utf8);
            input.BeginObject();
            while (input.NextMember(out var name))
                members = input.ReadExtra(members, name);
            input.Finish();
        }
        catch (LosantSerializationException)
        {
            // HTML from a proxy, or nothing: the exception keeps the raw text.
            members = null;
        }

        members ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        return new ErrorBody(Take(members, "type") ?? Take(members, "error"), Take(members, "message") ?? Take(members, "error_description"), members);
    }

    private static string? Take(Dictionary<string, JsonElement> members, string name)
    {
        if (!members.TryGetValue(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        members.Remove(name);
        return JsonElements.TextOf(value);
    }
}
