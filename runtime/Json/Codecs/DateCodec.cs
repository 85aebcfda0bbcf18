namespace Losant.Runtime;

/// <summary>The codec for dates. Only the kind of the value is validated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateCodec : IJsonCodec<DateOnly>
{
    /// <inheritdoc/>
    public static DateOnly Read(ref JsonInput input) => input.ReadDate();

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, DateOnly value) => output.Write(value);
}
