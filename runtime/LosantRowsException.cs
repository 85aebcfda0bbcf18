namespace Losant;

/// <summary>Rows of a data table were refused, or could not be read. Those before have been inserted.</summary>
public class LosantRowsException : LosantException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="inserted">How many rows have been inserted.</param>
    /// <param name="refused">How many rows failed together: those of one request.</param>
    /// <param name="innerException">Why.</param>
    public LosantRowsException(int inserted, int refused, Exception innerException)
        : base($"The first {inserted} rows have been inserted; the next {refused} failed together.", innerException) => (Inserted, Refused) = (inserted, refused);

    /// <summary>How many rows have been inserted: the index of the first row of the request that failed.</summary>
    public int Inserted { get; }

    /// <summary>How many rows failed together: those of the request, or those before the one that could not be read. If the connection was lost, they may have been inserted.</summary>
    public int Refused { get; }
}
