namespace LosantGen.Planning.Shapes;

/// <summary>Checks values that a description writes out, as JSON text, against its other constraints.</summary>
internal static class JsonValues
{
    public static JsonKinds KindOf(string json) => json[0] switch
    {
        '"' => JsonKinds.String,
        't' or 'f' => JsonKinds.Boolean,
        'n' => JsonKinds.Null,
        '{' => JsonKinds.Object,
        '[' => JsonKinds.Array,
        _ => json.IndexOfAny(['.', 'e', 'E']) < 0 ? JsonKinds.Integer : JsonKinds.Number,
    };

    /// <summary>Whether a value is of one of the kinds. A whole number is an integer, however it is written.</summary>
    public static bool IsOf(string json, JsonKinds kinds) => KindOf(json) switch
    {
        JsonKinds.Integer => (kinds & (JsonKinds.Number | JsonKinds.Integer)) != 0,
        JsonKinds.Number => (kinds & JsonKinds.Number) != 0 || ((kinds & JsonKinds.Integer) != 0 && ExactNumber.IsInteger(json)),
        var kind => (kinds & kind) != 0,
    };

    /// <summary>Whether a value satisfies the constraints for its kind.</summary>
    public static bool Fits(string json, StringConstraints? text, NumberConstraints? number) => KindOf(json) switch
    {
        JsonKinds.String => text?.Violation(JsonString.Unquote(json)) is null,
        JsonKinds.Number or JsonKinds.Integer => number is null || (number.Violation(json) is null && (number.MultipleOf is not { } unit || ExactNumber.IsMultiple(json, unit))),
        _ => true,
    };

    /// <summary>Whether a value is one of a shape; null if that depends on its members or items.</summary>
    public static bool? Fits(string json, ShapeUse use)
    {
        if (json == "null" && use.Nullable) return true;
        switch (use.Shape)
        {
            case EnumShape texts:
                return texts.Values.Contains(json);
            case ScalarShape scalar:
                if (!IsOf(json, scalar.Kinds) || (scalar.Values.Count > 0 && !scalar.Values.Contains(json)) || !Fits(json, scalar.String, scalar.Number)) return false;
                if (scalar.Not is { } not && Fits(json, new ShapeUse(not, false)) == true) return false;
                return scalar.Alternatives.Count == 0 || Fits(json, scalar.Alternatives.Select(a => new ShapeUse(a, false)), scalar.ExactlyOne) == true;
            case AnyShape any:
                if (!IsOf(json, any.Kinds) || (any.Values.Count > 0 && !any.Values.Contains(json))) return false;
                if (any.Not is { } excluded && Fits(json, excluded) is var isExcluded && isExcluded != false) return isExcluded is null ? null : false;
                return any.Alternatives.Count == 0 ? true : Fits(json, any.Alternatives, any.ExactlyOne);
            case UnionShape union:
                return Fits(json, union.Cases.Select(c => new ShapeUse(c, false)), union.ExactlyOne);
            case ListShape:
                return json[0] == '[' ? null : false;
            case ObjectShape or MapShape:
                return json[0] == '{' ? null : false;
            default:
                return null;
        }
    }

    private static bool? Fits(string json, IEnumerable<ShapeUse> cases, bool exactlyOne)
    {
        var fits = cases.Select(c => Fits(json, c)).ToList();
        if (fits.Contains(null)) return null;
        var count = fits.Count(f => f == true);
        return exactlyOne ? count == 1 : count > 0;
    }
}
