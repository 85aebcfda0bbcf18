namespace Losant.Runtime.Http.Tokens;

/// <summary>
/// The tokens that the API refused in a row. After a token that was good once, the next sign-in follows at once: the token was revoked. Where a
/// sign-in gave a token that is refused too, another one may not help either, so that it waits for a pause. So it does where tokens are refused
/// again and again although each was good for something: then it is not the token for which they are refused.
/// </summary>
internal sealed class Refusals
{
    // The sign-ins that follow at once until a token lasts.
    private const int MostAtOnce = 16;

    // A token that lived that long was good, if nobody said so: a provider around this one does not tell.
    private static readonly TimeSpan GoodAge = 2 * SignInPause.Longest;

    private int _count;
    private int _atOnce;
    private string? _last;

    /// <summary>Adds a refused token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="wasGood">Whether the API accepted it when it was new.</param>
    /// <param name="age">How long ago it was issued.</param>
    /// <returns>Whether a sign-in may follow; false if it is too early, and nothing was added.</returns>
    public bool Add(string token, bool wasGood, TimeSpan age)
    {
        if (age >= GoodAge)
            _atOnce = 0;
        var isRevoked = token != _last && (age >= GoodAge || (wasGood && _atOnce < MostAtOnce));
        var count = isRevoked ? 1 : _count + 1;
        if (count > 1 && age < SignInPause.After(count - 1))
            return false;
        (_count, _last) = (count, token);
        if (isRevoked)
            _atOnce++;
        return true;
    }
}
