using System.Globalization;
using System.Numerics;
using LosantGen.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>Parses a file into JSON tokens with line and column, and converts tokens back into JSON text.</summary>
internal static class DescriptionJson
{
    /// <summary>Deeper than any real description, and shallow enough for recursion.</summary>
    public const int MaxDepth = 64;

    private static readonly BigInteger Largest = new(double.MaxValue);

    public static JToken? Load(string path, string text, List<ReportedDiagnostic> diagnostics)
    {
        // The compiler removes a byte order mark when it reads a file; an editor's buffer may still have it.
        if (text.Length > 0 && text[0] == '\uFEFF') text = text.Substring(1);
        if (string.IsNullOrWhiteSpace(text))
        {
            diagnostics.Add(ReportedDiagnostic.At(SourceLocation.StartOf(path), Descriptors.NotJson, FileNames.Of(path), "it is empty"));
            return null;
        }
        try
        {
            return Load(text, null, DuplicatePropertyNameHandling.Error);
        }
        catch (JsonReaderException)
        {
            // The JSON is not valid, or a name is repeated. Such files are rare, so a second and slower read finds out which.
        }
        try
        {
            using var names = Reader(text, null);
            var repeated = RepeatedNames.In(names);
            var document = Load(text, repeated.Earlier, DuplicatePropertyNameHandling.Replace);
            repeated.Resolve(document, path, diagnostics);
            return document;
        }
        catch (JsonReaderException e)
        {
            var location = new SourceLocation(path, e.LineNumber > 0 ? e.LineNumber - 1 : 0, e.LinePosition > 0 ? e.LinePosition - 1 : 0);
            diagnostics.Add(ReportedDiagnostic.At(location, Descriptors.NotJson, FileNames.Of(path), Reason(e.Message)));
            return null;
        }
    }

    public static SourceLocation LocationOf(JToken token, string path)
    {
        IJsonLineInfo at = token.Parent is JProperty property ? property : token;
        return at.HasLineInfo()
            ? new SourceLocation(path, at.LineNumber > 0 ? at.LineNumber - 1 : 0, at.LinePosition > 0 ? at.LinePosition - 1 : 0)
            : SourceLocation.StartOf(path);
    }

    /// <summary>A value as compact JSON text, with numbers in their shortest form.</summary>
    public static string Compact(JToken token)
    {
        if (token is JValue { Value: double number } && number == System.Math.Floor(number) && System.Math.Abs(number) < ExactNumber.MaxExactDouble)
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        return token is JContainer or JValue { Value: double } ? JsonText.Of(token) : token.ToString(Formatting.None);
    }

    /// <summary>The same text for all tokens that are the same JSON: the order of an object's members does not matter.</summary>
    public static string Canonical(JToken token) => token switch
    {
        JObject map => "{" + string.Join(",", map.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JValue(p.Name).ToString(Formatting.None) + ":" + Canonical(p.Value))) + "}",
        JArray list => "[" + string.Join(",", list.Select(Canonical)) + "]",
        _ => Compact(token),
    };

    public static string? String(JToken? token) => token is JValue { Value: string text } ? text : null;

    /// <summary>The number, which is infinite if it is outside the range of a double; null if the value is not a number.</summary>
    public static double? Number(JToken token) => token is not JValue { Value: var value } ? null : value switch
    {
        long whole => whole,
        double number => number,
        BigInteger large => BigInteger.Abs(large) > Largest ? large.Sign * double.PositiveInfinity : (double)large,
        decimal exact => (double)exact,
        _ => null,
    };

    public static bool Flag(JToken? token) => token is JValue { Value: true };

    public static string KindOf(JToken token) => token.Type switch
    {
        JTokenType.Array => "an array",
        JTokenType.Object => "an object",
        JTokenType.String => "a string",
        JTokenType.Integer or JTokenType.Float => "a number",
        JTokenType.Boolean => "a boolean",
        _ => "null",
    };

    /// <summary>Whether a value is of one of the kinds. A whole number is an integer, however it is written.</summary>
    public static bool IsOf(JToken value, JsonKinds kinds) => value.Type switch
    {
        JTokenType.Object => kinds.HasFlag(JsonKinds.Object),
        JTokenType.Array => kinds.HasFlag(JsonKinds.Array),
        JTokenType.String => kinds.HasFlag(JsonKinds.String),
        JTokenType.Boolean => kinds.HasFlag(JsonKinds.Boolean),
        JTokenType.Integer => (kinds & (JsonKinds.Integer | JsonKinds.Number)) != 0,
        JTokenType.Float => kinds.HasFlag(JsonKinds.Number) || (kinds.HasFlag(JsonKinds.Integer) && Number(value) is { } number && number == System.Math.Floor(number)),
        JTokenType.Null => kinds.HasFlag(JsonKinds.Null),
        _ => true,
    };

    /// <summary>A value that was read before, from its <see cref="JsonText"/>. The reader alone: with a serializer, a new compiler process would JIT-compile 150 more methods.</summary>
    public static JToken Parse(string json)
    {
        using var reader = Reader(json, null);
        reader.MaxDepth = MaxDepth + 1;
        return JToken.Load(reader, new JsonLoadSettings { LineInfoHandling = LineInfoHandling.Ignore });
    }

    private static JToken Load(string text, IReadOnlyDictionary<int, string>? renamed, DuplicatePropertyNameHandling repeatedNames)
    {
        using var reader = Reader(text, renamed);
        var token = JToken.Load(reader, new JsonLoadSettings
        {
            LineInfoHandling = LineInfoHandling.Load,
            CommentHandling = CommentHandling.Ignore,
            DuplicatePropertyNameHandling = repeatedNames,
        });
        while (reader.Read())
        {
            if (reader.TokenType == JsonToken.Comment) continue;
            throw new JsonReaderException("there is more text after the end of the value", reader.Path, reader.LineNumber, reader.LinePosition, null);
        }
        return token;
    }

    private static TokenReader Reader(string text, IReadOnlyDictionary<int, string>? renamed) => new(text)
    {
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth,
        Culture = CultureInfo.InvariantCulture,
        Renamed = renamed,
    };

    private static string Reason(string message) => message.IndexOf("MaxDepth", System.StringComparison.Ordinal) >= 0
        ? $"it is nested more than {MaxDepth.ToString(CultureInfo.InvariantCulture)} levels deep"
        : JsonFaults.Of(message);
}
