using System.Globalization;
using System.Text.Json.Nodes;

namespace LosantGen.Descriptions;

/// <summary>What a parameter is. The vendor declares most parameters as strings, and shows by a default or an example what they are.</summary>
internal static class ParameterFacts
{
    public static string TypeOf(JsonObject parameter)
    {
        var type = (string?)parameter["type"] ?? "string";
        var isPlain = type == "string" && (string?)parameter["in"] is not ("path" or "header") && new[] { "enum", "pattern", "minLength", "maxLength", "format" }.All(k => parameter[k] is null);
        return isPlain ? Shown(parameter["default"]) ?? Shown(parameter["example"]) ?? type : type;
    }

    public static string DefaultOf(JsonObject parameter)
    {
        var value = parameter["default"]?.ToString();
        // A default of another type than the parameter, such as 'now' for a number of milliseconds, is in its description.
        return value is null || (TypeOf(parameter) is "integer" or "number" && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) ? "" : value;
    }

    private static string? Shown(JsonNode? value) => value?.ToString() switch
    {
        null or "" => null,
        "true" or "false" => "boolean",
        var text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "integer",
        var text when double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => "number",
        _ => null,
    };
}
