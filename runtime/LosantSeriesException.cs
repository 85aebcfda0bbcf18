namespace Losant;

/// <summary>A part of a time series could not be read. All points before <see cref="ResumeAt"/> have come.</summary>
public class LosantSeriesException : LosantException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="resumeAt">The start of the part.</param>
    /// <param name="innerException">Why it could not be read.</param>
    public LosantSeriesException(DateTimeOffset resumeAt, Exception innerException)
        : base("A part of the time series could not be read. The points before ResumeAt have come; with ResumeAt as start, the query goes on.", innerException) => ResumeAt = resumeAt;

    /// <summary>The start of the part that could not be read: the start of the query that reads the rest.</summary>
    public DateTimeOffset ResumeAt { get; }
}
