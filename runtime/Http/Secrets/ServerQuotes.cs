namespace Losant.Runtime.Http.Secrets;

/// <summary>
/// Removes what the framework's messages quote of a response that is not valid HTTP: a status line, a header, the size of a chunk. Such a
/// line may be anything that the server sent, also a token that nobody knows yet.
/// </summary>
internal static class ServerQuotes
{
    /// <summary>Whether an exception, or a cause of it, quotes the server.</summary>
    public static bool AreIn(Exception exception) => RemoveFrom(exception) != exception;

    /// <summary>Gets the exception itself, or one of the same type, with the same cause, that quotes nothing.</summary>
    public static Exception RemoveFrom(Exception exception)
    {
        var inner = exception.InnerException is { } cause ? RemoveFrom(cause) : null;
        switch (exception)
        {
            case HttpRequestException http when inner != exception.InnerException || Quotes(http.HttpRequestError, http.Message):
                return new HttpRequestException(http.HttpRequestError, Shorten(http.Message), inner, http.StatusCode);
            case HttpIOException io when inner != exception.InnerException || Quotes(io.HttpRequestError, io.Message):
                // The class adds the kind of error to its message by itself.
                return new HttpIOException(io.HttpRequestError, Shorten(io.Message), inner);
            default:
                return exception;
        }
    }

    private static bool Quotes(HttpRequestError error, string message) =>
        error == HttpRequestError.InvalidResponse && message.Contains('\'', StringComparison.Ordinal);

    private static string Shorten(string message)
    {
        var first = message.IndexOf('\'', StringComparison.Ordinal);
        return first < 0 ? message : message[..first].TrimEnd(' ', ':') + ".";
    }
}
