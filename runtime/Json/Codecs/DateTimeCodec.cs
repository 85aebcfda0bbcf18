namespace Losant.Runtime;

/// <summary>Points in time. Nothing is checked beyond the kind of the value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeCodec : IJsonCodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static DateTimeOffset Read(ref JsonInput input) => input.ReadDateTime() ?? throw input.Unexpected("a date and time");

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, DateTimeOffset value) => output.Write(value);
}
