using System.Globalization;
using System.Text.Json.Nodes;

namespace Losant.Simulator;

/// <summary>A value of a device attribute: a number, a string or a boolean.</summary>
public readonly record struct SimulatedValue
{
    private readonly double _number;
    private readonly string? _text;
    private readonly bool? _boolean;

    private SimulatedValue(double number, string? text, bool? boolean) =>
        (_number, _text, _boolean) = (number, text, boolean);

    /// <summary>The number, or null for a value of another type.</summary>
    public double? Number => _text is null && _boolean is null ? _number : null;

    /// <summary>The string, or null for a value of another type.</summary>
    public string? Text => _text;

    /// <summary>The boolean, or null for a value of another type.</summary>
    public bool? Boolean => _boolean;

    /// <summary>Creates a value from a number.</summary>
    public static implicit operator SimulatedValue(double number) => new(number, null, null);

    /// <summary>Creates a value from a string.</summary>
    public static implicit operator SimulatedValue(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(0, text, null);
    }

    /// <summary>Creates a value from a boolean.</summary>
    public static implicit operator SimulatedValue(bool boolean) => new(0, null, boolean);

    /// <summary>The value as written to a CSV file: numbers in invariant culture, booleans as true and false.</summary>
    public override string ToString() =>
        _text ?? (_boolean is { } boolean ? boolean ? "true" : "false" : _number.ToString(CultureInfo.InvariantCulture));

    internal JsonNode ToJson() =>
        _text is not null ? JsonValue.Create(_text) : _boolean is { } boolean ? JsonValue.Create(boolean) : JsonValue.Create(_number);

    /// <summary>Reads a JSON scalar; null for null, objects and arrays.</summary>
    internal static SimulatedValue? FromJson(JsonNode? node) => node?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Number => Store.JsonRead.Number(node),
        System.Text.Json.JsonValueKind.String => node.GetValue<string>(),
        System.Text.Json.JsonValueKind.True => true,
        System.Text.Json.JsonValueKind.False => false,
        _ => null,
    };
}
