namespace Losant.Runtime.Http.Tokens;

/// <summary>How long to wait before a sign-in after those that did not help: one second, doubled each time, up to half a minute.</summary>
internal static class SignInPause
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // A mistaken Retry-After must not lock a device out for hours.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(5);

    /// <summary>Gets the pause after a number of sign-ins in a row; not less than the server asks for.</summary>
    public static TimeSpan After(int count, TimeSpan? asked = null)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, count - 1), Longest.TotalSeconds));
        var longer = asked < LongestAsked ? asked.Value : LongestAsked;
        return asked is not null && longer > pause ? longer : pause;
    }
}
