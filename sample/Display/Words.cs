using System.Globalization;

namespace Losant.Sample.Display;

/// <summary>Formats values for display.</summary>
internal static class Words
{
    public static string Of(JsonScalar value) => value.TryGetDouble(out var number) ? Of(number) : value.ToString();

    public static string Of(double number) => number.ToString("0.0#", CultureInfo.InvariantCulture);

    /// <summary>Always with two decimals, so that a column of numbers is aligned.</summary>
    public static string Exact(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset time) => time.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Tags as <c>zone=a,b</c>.</summary>
    public static string Of(IReadOnlyDictionary<string, IReadOnlyList<string>> tags) =>
        string.Join(" ", tags.Select(tag => $"{tag.Key}={string.Join(",", tag.Value)}"));

    public static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
