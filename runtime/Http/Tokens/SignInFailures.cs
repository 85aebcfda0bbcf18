using System.Runtime.CompilerServices;
using Losant.Runtime.Http.Sending;

namespace Losant.Runtime.Http.Tokens;

/// <summary>
/// The sign-ins that failed since the last success. A failure is thrown to all callers until the next sign-in may be tried, so that callers
/// in a loop do not call the API thousands of times a second. The API's response counts for all clients; that a client could not send a
/// sign-in counts for this client only.
/// </summary>
internal sealed class SignInFailures
{
    private static readonly object AllClients = new();
    private static readonly object NoClient = new();

    private readonly ConditionalWeakTable<object, Failure> _failures = [];

    /// <summary>Keeps a failure.</summary>
    public void Add(ActionPipeline? client, Exception exception, DateTimeOffset now)
    {
        var owner = exception is LosantApiException ? AllClients : client ?? NoClient;
        var count = _failures.TryGetValue(owner, out var last) ? last.Count + 1 : 1;
        _failures.AddOrUpdate(owner, new Failure(exception, count, now + SignInPause.After(count, (exception as LosantApiException)?.RetryAfter)));
    }

    /// <summary>Gets the failure that a client's callers get now; null if a sign-in may be tried.</summary>
    public Exception? Find(ActionPipeline? client, DateTimeOffset now) => Find(AllClients, now) ?? Find(client ?? NoClient, now);

    /// <summary>Forgets the failures after a success.</summary>
    public void Clear() => _failures.Clear();

    /// <summary>Creates a caller's own exception: the same but for the object, because each caller's stack trace is added to it.</summary>
    public static Exception CopyOf(Exception exception)
    {
        var copy = (Exception)MemberwiseClone(exception);
        if (CallHooks.Threw(exception))
            CallHooks.Mark(copy);
        return copy;
    }

    // The type may be one of the program's own, such as that of a message handler: there is no constructor to call.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = nameof(MemberwiseClone))]
    private static extern object MemberwiseClone(object exception);

    private Exception? Find(object owner, DateTimeOffset now) =>
        _failures.TryGetValue(owner, out var failure) && now < failure.RetryAt ? failure.Exception : null;

    private sealed record Failure(Exception Exception, int Count, DateTimeOffset RetryAt);
}
