namespace Losant;

/// <summary>Why a program waits for a job in vain.</summary>
public enum LosantJobFailure
{
    /// <summary>The job ended with an error or failed; the exception's message is that of the API.</summary>
    Failed,

    /// <summary>The job did not end in time.</summary>
    TimedOut,

    /// <summary>There was no log of the job in time: it was deleted, or belongs to another application.</summary>
    LogNotFound,

    /// <summary>Several jobs may be meant. Say more about the job in <see cref="LosantJobOptions"/>.</summary>
    LogAmbiguous,

    /// <summary>The job ended, but has no file to download.</summary>
    NoDownload,
}
