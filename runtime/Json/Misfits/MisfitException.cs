namespace Losant.Runtime.Json.Misfits;

/// <summary>Ends the reading of a value that does not fit. It never leaves the library: whoever reads by trial catches it.</summary>
/// <param name="position">The position of the value that is not what was expected.</param>
/// <param name="expected">What was expected, with its article.</param>
internal sealed class MisfitException(int position, string expected) : Exception
{
    public int Position => position;

    public string Expected => expected;
}
