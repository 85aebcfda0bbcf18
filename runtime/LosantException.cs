namespace Losant;

/// <summary>
/// Everything that this library reports as its own failure; catch it to handle them all. What is not under it: a server that cannot
/// be reached (<see cref="HttpRequestException"/>), a call that takes too long (<see cref="TaskCanceledException"/> with a
/// <see cref="TimeoutException"/> inside) or is cancelled (<see cref="OperationCanceledException"/>), a wrong argument
/// (<see cref="ArgumentException"/>), and a client that is set up or used wrongly (<see cref="InvalidOperationException"/>).
/// </summary>
public class LosantException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public LosantException(string? message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
