namespace LosantGen.Model;

/// <summary>The values of the keyword <c>format</c>.</summary>
internal static class Formats
{
    private static readonly HashSet<string> Checked = new(["email", "uri", "date-time", "date", "time"], StringComparer.Ordinal);

    // Those of JSON Schema, and of OpenAPI.
    private static readonly HashSet<string> Others = new(
        [
            "duration", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri-reference", "iri", "iri-reference", "uri-template", "uuid",
            "json-pointer", "relative-json-pointer", "regex", "int32", "int64", "float", "double", "decimal", "byte", "base64", "base64url", "binary", "password",
        ],
        StringComparer.Ordinal);

    public static IEnumerable<string> All => Checked.Concat(Others);

    /// <summary>Whether the runtime checks the format.</summary>
    public static bool IsChecked(string format) => Checked.Contains(format);

    /// <summary>Whether the format means something, so that it is not a mistyped one.</summary>
    public static bool IsKnown(string format) => Checked.Contains(format) || Others.Contains(format);
}
