using Losant.Runtime.Json;

namespace Losant.Runtime;

/// <summary>The codec for values of a class that may be null.</summary>
/// <typeparam name="T">The class.</typeparam>
/// <typeparam name="TCodec">The codec of the class's values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableCodec<T, TCodec> : IJsonCodec<T?>, IAcceptsNull
    where T : class
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static T? Read(ref JsonInput input) => input.ReadObject<T, TCodec>();

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, T? value)
    {
        if (value is null) output.Null();
        else TCodec.Write(ref output, value);
    }

    /// <inheritdoc/>
    public static void Validate(T? value, ref Validation validation)
    {
        if (value is not null) TCodec.Validate(value, ref validation);
    }
}
