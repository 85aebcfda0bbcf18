namespace Losant.Simulator;

/// <summary>The state of a simulator could not be stored, or what is stored cannot be read.</summary>
public sealed class SimulatorStorageException : Exception
{
    /// <summary>Creates an exception.</summary>
    public SimulatorStorageException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What is wrong.</param>
    public SimulatorStorageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">Why.</param>
    public SimulatorStorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
