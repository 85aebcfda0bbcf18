namespace LosantGen.Chaos.Load;

/// <summary>How a call ended.</summary>
/// <param name="Call">Its number.</param>
/// <param name="IsChange">Whether it changes something.</param>
/// <param name="IsCancelled">Whether its caller cancelled it when the server received it.</param>
/// <param name="Number">The number in the response; null if there was none.</param>
/// <param name="Error">Why it failed; null if it did not.</param>
internal sealed record CallEnd(int Call, bool IsChange, bool IsCancelled, long? Number, Exception? Error)
{
    /// <summary>Whether the caller was told in one of the documented ways.</summary>
    public bool IsDocumented => Error switch
    {
        null or LosantApiException or LosantResponseException or HttpRequestException => true,
        OperationCanceledException e => IsCancelled || e.InnerException is TimeoutException,
        _ => false,
    };

    /// <summary>Whether the call ended because nobody waited for it any longer.</summary>
    public bool IsGivenUp => Error is OperationCanceledException;
}
