using System.ComponentModel;

namespace Losant.Runtime;

/// <summary>Values of a class that may be null.</summary>
/// <typeparam name="T">The class.</typeparam>
/// <typeparam name="TJson">How its values are read and written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OrNullJson<T, TJson> : IJson<T?>, IAcceptsNull
    where T : class
    where TJson : IJson<T>
{
    /// <inheritdoc/>
    public static T? Read(ref JsonInput input) => input.ReadObject<T, TJson>();

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, T? value)
    {
        if (value is null) output.Null();
        else TJson.Write(ref output, value);
    }

    /// <inheritdoc/>
    public static void Validate(T? value, ref Validation validation)
    {
        if (value is not null) TJson.Validate(value, ref validation);
    }
}
