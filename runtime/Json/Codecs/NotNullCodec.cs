namespace Losant.Runtime;

/// <summary>The codec for responses that must not be null, although the C# type may hold null or stands for a missing body too.</summary>
/// <typeparam name="T">The struct.</typeparam>
/// <typeparam name="TCodec">The codec of the struct's values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NotNullCodec<T, TCodec> : IJsonCodec<T>, IJsonCodec<T?>
    where T : struct
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static T Read(ref JsonInput input) => input.IsNull ? throw input.Unexpected("a value other than null") : TCodec.Read(ref input);

    static T? IJsonCodec<T?>.Read(ref JsonInput input) => Read(ref input);

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, T value) => TCodec.Write(ref output, value);

    static void IJsonCodec<T?>.Write(ref JsonOutput output, T? value) => NullableValueCodec<T, TCodec>.Write(ref output, value);
}
