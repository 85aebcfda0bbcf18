namespace Losant.Runtime.Http.Calls;

/// <summary>What may stand in a request header.</summary>
internal static class HeaderValue
{
    /// <summary>Whether text is printable ASCII: nothing that could end the header or be read in two ways.</summary>
    public static bool IsSafe(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');
}
