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
    /// <summary>Sets every option of a string, number, time or boolean type that has a string; the others are not changed.</summary>
    /// <param name="options">The options.</param>
    /// <param name="read">Gets the string for an option's name; null if there is none.</param>
    /// <exception cref="InvalidOperationException">A string is not valid for its option.</exception>
    public static void Apply(LosantClientOptions options, Func<string, string?> read)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(read);

        if (Text(nameof(options.BaseUrl)) is { } url)
            options.BaseUrl = Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed : throw Bad(nameof(options.BaseUrl), "an absolute URL");
        options.AccessToken = Text(nameof(options.AccessToken)) ?? options.AccessToken;
        options.AcceptVersion = Text(nameof(options.AcceptVersion)) ?? options.AcceptVersion;
        options.LosantDomain = Text(nameof(options.LosantDomain)) ?? options.LosantDomain;
        options.UserAgent = Text(nameof(options.UserAgent)) ?? options.UserAgent;
        options.IncludeActions = Value<bool>(nameof(options.IncludeActions), "true or false") ?? options.IncludeActions;
        options.IncludeLinks = Value<bool>(nameof(options.IncludeLinks), "true or false") ?? options.IncludeLinks;
        options.IncludeEmbedded = Value<bool>(nameof(options.IncludeEmbedded), "true or false") ?? options.IncludeEmbedded;
        options.ValidateRequests = Value<bool>(nameof(options.ValidateRequests), "true or false") ?? options.ValidateRequests;
        options.Timeout = Value<TimeSpan>(nameof(options.Timeout), "a time such as 00:01:40") ?? options.Timeout;
        options.MaxResponseSize = Value<long>(nameof(options.MaxResponseSize), "a number of bytes") ?? options.MaxResponseSize;

        string? Text(string name) => read(name) is { Length: > 0 } text ? text : null;

        T? Value<T>(string name, string expected)
            where T : struct, IParsable<T> => Text(name) is not { } text
            ? null
            : T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw Bad(name, expected);
    }

    /// <summary>Checks options without freezing them.</summary>
    /// <param name="options">The options.</param>
    /// <returns>What is wrong and what to do; null if the options are valid.</returns>
    public static string? Check(LosantClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            ClientSettings.Of(options);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    private static InvalidOperationException Bad(string name, string expected) =>
        new($"The configuration's {name} must be {expected}.");
}
