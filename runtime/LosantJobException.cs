namespace Losant;

/// <summary>A job did not end well, or its log could not be found. The message says which; it contains what the API says of the failure.</summary>
public class LosantJobException : LosantException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="message">The message.</param>
    /// <param name="logId">The id of the job's log; null if it is not known.</param>
    /// <param name="errorName">The API's name of the error; null if there is none.</param>
    /// <param name="innerException">The failure of the last look at the log; null if it could be read.</param>
    public LosantJobException(LosantJobFailure failure, string message, string? logId = null, string? errorName = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
        LogId = logId;
        ErrorName = errorName;
    }

    /// <summary>What went wrong.</summary>
    public LosantJobFailure Failure { get; }

    /// <summary>The id of the job's log; null if the log was not found.</summary>
    public string? LogId { get; }

    /// <summary>The API's name of the error; null if there is none.</summary>
    public string? ErrorName { get; }
}
