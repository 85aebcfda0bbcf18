using Losant.Runtime.Json;

namespace Losant.Runtime;

/// <summary>The codec for values of a struct that may be null.</summary>
/// <typeparam name="T">The struct.</typeparam>
/// <typeparam name="TCodec">The codec of the struct's values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableValueCodec<T, TCodec> : IJsonCodec<T?>, IAcceptsNull
    where T : struct
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static T? Read(ref JsonInput input) => input.ReadValue<T, TCodec>();

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, T? value)
    {
        if (value is { } present) TCodec.Write(ref output, present);
        else output.Null();
    }

    /// <inheritdoc/>
    public static void Validate(T? value, ref Validation validation)
    {
        if (value is { } present) TCodec.Validate(present, ref validation);
    }
}
