namespace Losant.Runtime.Http.Tokens;

/// <summary>
/// The tokens that the API refused in a row. After a token that was good once, the next sign-in follows at once: the token was revoked.
/// Where a sign-in gave a token that is refused too, another one may not help either, so that it waits for a pause.
/// </summary>
internal sealed class Refusals
{
    // A token that lived that long was good, if nobody said so: a provider around this one does not tell.
    private static readonly TimeSpan GoodAge = 2 * SignInPause.Longest;

    private int _count;
    private string? _last;

    /// <summary>Adds a refused token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="wasAccepted">Whether the API accepted it before.</param>
    /// <param name="age">How long ago it was issued.</param>
    /// <returns>Whether a sign-in may follow; false if it is too early, and nothing was added.</returns>
    public bool Add(string token, bool wasAccepted, TimeSpan age)
    {
        var wasGood = token != _last && (wasAccepted || age >= GoodAge);
        var count = wasGood ? 1 : _count + 1;
        if (count > 1 && age < SignInPause.After(count - 1))
            return false;
        (_count, _last) = (count, token);
        return true;
    }
}
