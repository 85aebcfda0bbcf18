using System.Globalization;
using LosantGen.Keeping;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>
/// Determines the shape of a parameter. The description declares nearly all of them as strings; their default or example shows
/// the real type.
/// </summary>
internal sealed class ParameterShapes(ShapeTable table, Kept<Parameter, Schema> kept)
{
    private readonly Dictionary<Parameter, ShapeUse> _known = new(SameObject<Parameter>.Instance);

    public ShapeUse? ShapeOf(Parameter parameter)
    {
        if (parameter.IsFile) return null;
        if (_known.TryGetValue(parameter, out var known)) return known;
        var use = table.Of(parameter.Schema ?? kept.Of(parameter, Said));
        _known.Add(parameter, use);
        return use;
    }

    /// <summary>The shape that a name can be chosen for: that of the parameter, or of its items.</summary>
    public Shape? TypeOf(Parameter parameter)
    {
        if (ShapeOf(parameter) is not { } use) return null;
        var shape = table.Resolve(use.Shape);
        return shape is ListShape list ? table.Resolve(list.Item.Shape) : shape;
    }

    private static Schema Said(Parameter parameter)
    {
        var inline = parameter.Inline with { Kinds = Kinds(parameter) };
        return inline.Kinds == JsonKinds.Array && inline.Items is null ? inline with { Items = new Schema { Location = inline.Location, Kinds = JsonKinds.String } } : inline;
    }

    private static JsonKinds Kinds(Parameter parameter)
    {
        var said = parameter.Inline;
        if (said.Kinds is not (JsonKinds.None or JsonKinds.String)) return said.Kinds;
        if (said.Items is not null) return JsonKinds.Array;
        if (said.OneOf.Count + said.AnyOf.Count + said.AllOf.Count + said.Enum.Count > 0) return said.Kinds;
        if (parameter.In is ParameterLocation.Path or ParameterLocation.Header || said.String is not null || said.Format is not null) return JsonKinds.String;
        return Shown(parameter.Default) ?? Shown(parameter.Example) ?? (said.Number is null ? JsonKinds.String : JsonKinds.Number);
    }

    // Some descriptions write a number or a boolean as a string: "1000", "false".
    private static JsonKinds? Shown(string? json)
    {
        var text = json?.Trim('"');
        if (string.IsNullOrEmpty(text)) return null;
        if (text is "true" or "false") return JsonKinds.Boolean;
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)) return null;
        return text!.IndexOf('.') < 0 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? JsonKinds.Integer : JsonKinds.Number;
    }
}
