using System.Globalization;
using Losant.Runtime.Http;

namespace Losant.Runtime;

/// <summary>
/// Sets a client's options from named strings, such as an IConfiguration section, without reflection and without a
/// reference to the configuration packages.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ClientConfiguration
{
    /// <summary>
    /// Sets every option of a string, number, time or boolean type that has a valid string; the others are not changed, and
    /// <see cref="Check"/> reports the strings that are not valid.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="read">Gets the string for an option's name; null if there is none.</param>
    public static void Apply(LosantClientOptions options, Func<string, string?> read) => Apply(options, read, []);

    /// <summary>Checks options, and the strings that they come from, without freezing them.</summary>
    /// <param name="options">The options.</param>
    /// <param name="section">The path of the strings, such as <c>Losant</c>; null if they have none.</param>
    /// <param name="read">Gets the string for an option's name; null if no option comes from a string.</param>
    /// <returns>Everything that is wrong, and what it must be; empty if the options are valid.</returns>
    public static IReadOnlyList<string> Check(LosantClientOptions options, string? section = null, Func<string, string?>? read = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = ClientSettings.Check(options);
        if (read is null)
            return wrong;
        List<(string Name, string Expected)> unreadable = [];
        Apply(new LosantClientOptions(), read, unreadable);
        foreach (var (name, expected) in unreadable)
            wrong.Add($"{(string.IsNullOrEmpty(section) ? "" : section + ":")}{name} in the configuration must be {expected}.");
        return wrong;
    }

    private static void Apply(LosantClientOptions options, Func<string, string?> read, List<(string Name, string Expected)> unreadable)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(read);

        if (Text(nameof(options.BaseUrl)) is { } url)
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var parsed))
                options.BaseUrl = parsed;
            else
                unreadable.Add((nameof(options.BaseUrl), "an absolute URL"));
        }

        // Empty where a secret of another source takes its place.
        options.AccessToken = Text(nameof(options.AccessToken)) is { Length: > 0 } token ? token : options.AccessToken;
        options.AcceptVersion = Text(nameof(options.AcceptVersion)) ?? options.AcceptVersion;
        options.LosantDomain = Text(nameof(options.LosantDomain)) ?? options.LosantDomain;
        options.UserAgent = Text(nameof(options.UserAgent)) ?? options.UserAgent;
        options.IncludeActions = Value<bool>(nameof(options.IncludeActions), "true or false") ?? options.IncludeActions;
        options.IncludeLinks = Value<bool>(nameof(options.IncludeLinks), "true or false") ?? options.IncludeLinks;
        options.IncludeEmbedded = Value<bool>(nameof(options.IncludeEmbedded), "true or false") ?? options.IncludeEmbedded;
        options.ValidateRequests = Value<bool>(nameof(options.ValidateRequests), "true or false") ?? options.ValidateRequests;
        options.Timeout = Value<TimeSpan>(nameof(options.Timeout), "a time such as 00:01:40") ?? options.Timeout;
        options.MaxResponseSize = Value<long>(nameof(options.MaxResponseSize), "a number of bytes") ?? options.MaxResponseSize;

        string? Text(string name) => read(name);

        T? Value<T>(string name, string expected)
            where T : struct, IParsable<T>
        {
            if (Text(name) is not { } text)
                return null;
            if (T.TryParse(text, CultureInfo.InvariantCulture, out var value))
                return value;
            unreadable.Add((name, expected));
            return null;
        }
    }
}
