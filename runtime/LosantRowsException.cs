namespace Losant;

/// <summary>Rows of a data table were refused. Those of the requests before have been inserted.</summary>
public class LosantRowsException : LosantException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="inserted">How many rows have been inserted.</param>
    /// <param name="refused">How many rows the request had.</param>
    /// <param name="innerException">Why the API refused them.</param>
    public LosantRowsException(int inserted, int refused, Exception innerException)
        : base($"The first {inserted} rows have been inserted; the request with the next {refused} failed.", innerException) => (Inserted, Refused) = (inserted, refused);

    /// <summary>How many rows have been inserted: the index of the first row of the request that failed.</summary>
    public int Inserted { get; }

    /// <summary>How many rows the request had that failed. If the connection was lost, they may have been inserted.</summary>
    public int Refused { get; }
}
