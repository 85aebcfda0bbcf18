namespace Losant.Runtime;

/// <summary>The codec for dates and times. Only the kind of the value is validated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeCodec : IJsonCodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static DateTimeOffset Read(ref JsonInput input) => input.ReadDateTime() ?? throw input.Unexpected("a date and time");

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, DateTimeOffset value) => output.Write(value);
}
