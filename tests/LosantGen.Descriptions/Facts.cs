using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LosantGen.Descriptions;

/// <summary>Facts as words.</summary>
internal static class Facts
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The difference between two values of a fact, of which one may be missing.</summary>
    public static Difference Differ(string subject, string fact, JsonNode? our, JsonNode? their, bool isSet, Place? ours, Place? theirs)
    {
        var (kind, words) = (our, their) switch
        {
            (null, not null) => (DifferenceKind.Added, Text(their)),
            (not null, null) => (DifferenceKind.Gone, Text(our)),
            _ when isSet => (DifferenceKind.Changed, Sets([.. Members(our!)], [.. Members(their!)])),
            _ => (DifferenceKind.Changed, $"{Text(our)} → {Text(their)}"),
        };
        return new Difference(kind, subject, $"{fact}: {words}", ours, theirs);
    }

    /// <summary>The difference between two sets; null if they are equal.</summary>
    public static Difference? DifferOfSets(string subject, string fact, IReadOnlyCollection<string> our, IReadOnlyCollection<string> their, Place? ours, Place? theirs) =>
        new HashSet<string>(our).SetEquals(their) ? null : new Difference(DifferenceKind.Changed, subject, $"{fact}: {Sets(our, their)}", ours, theirs);

    public static IEnumerable<string> Members(JsonNode node) => node is JsonArray list ? list.Select(Text) : [Text(node)];

    public static string Text(JsonNode? node) => node is null ? "null" : node.ToJsonString(AsWritten);

    private static string Sets(IReadOnlyCollection<string> our, IReadOnlyCollection<string> their) =>
        string.Join("; ", new[] { Named("added", their.Except(our)), Named("gone", our.Except(their)) }.Where(words => words.Length > 0));

    private static string Named(string kind, IEnumerable<string> members) =>
        members.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } list ? $"{kind} {string.Join(", ", list)}" : "";
}
