using Losant.Runtime;

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
    /// <param name="message">What went wrong. Control characters and the like, which a server may have sent, become escapes as in JSON.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LosantException(string? message, Exception? innerException = null)
        : base(message is null ? null : MessageText.Of(message), innerException)
    {
    }

    private protected LosantException(List<string> lines)
        : base(string.Join('\n', lines.ConvertAll(MessageText.Of).ToArray()))
    {
    }
}
