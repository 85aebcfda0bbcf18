namespace Losant.Runtime.Http.Calls;

/// <summary>Checks values of request headers.</summary>
internal static class HeaderValue
{
    /// <summary>Whether a value is printable ASCII: nothing that could end the header or be ambiguous.</summary>
    public static bool IsSafe(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');
}
