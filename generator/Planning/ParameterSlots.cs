using System;
using System.Globalization;
using System.Linq;
using LosantGen.Model;

namespace LosantGen.Planning;

/// <summary>
/// The shape of a parameter. The description calls nearly all of them strings; what they carry shows in their default or
/// their example.
/// </summary>
internal static class ParameterSlots
{
    public static Use? ShapeOf(Parameter parameter, ShapeTable table)
    {
        if (parameter.Type == "file") return null;
        if (parameter.Schema is { } schema) return table.Of(schema);
        return table.Of(new Schema
        {
            Place = parameter.Place,
            Kinds = Kinds(parameter),
            Text = parameter.Text,
            Enum = parameter.Enum,
            Items = parameter.Type == "array" ? new Schema { Place = parameter.Place, Kinds = JsonKinds.String } : null,
        });
    }

    private static JsonKinds Kinds(Parameter parameter) => parameter.Type switch
    {
        "integer" => JsonKinds.Integer,
        "number" => JsonKinds.Number,
        "boolean" => JsonKinds.Boolean,
        "array" => JsonKinds.Array,
        "object" => JsonKinds.Object,
        _ when parameter.In is ParameterPlace.Path or ParameterPlace.Header || parameter.Text is not null || parameter.Enum.Count > 0 => JsonKinds.String,
        _ => Shown(parameter.Default) ?? Shown(parameter.Example) ?? JsonKinds.String,
    };

    // Some descriptions write the number or the boolean as a text: "1000", "false".
    private static JsonKinds? Shown(string? json)
    {
        var text = json?.Trim('"');
        if (string.IsNullOrEmpty(text)) return null;
        if (text is "true" or "false") return JsonKinds.Boolean;
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)) return null;
        return text!.IndexOf('.') < 0 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? JsonKinds.Integer : JsonKinds.Number;
    }
}
