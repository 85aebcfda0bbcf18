namespace Losant;

/// <summary>
/// The base class of all exceptions that this library defines. Other failures do not derive from it: an unreachable server
/// (<see cref="HttpRequestException"/>), a timeout (<see cref="TaskCanceledException"/> with an inner
/// <see cref="TimeoutException"/>), a cancelled call (<see cref="OperationCanceledException"/>), an invalid argument
/// (<see cref="ArgumentException"/>), and incorrect setup or use of a client (<see cref="InvalidOperationException"/>).
/// </summary>
public class LosantException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LosantException(string? message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
