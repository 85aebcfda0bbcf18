using System.Diagnostics.CodeAnalysis;

namespace Losant.Runtime;

/// <summary>The codec of an open enum: a string, of which some values are known.</summary>
/// <typeparam name="TSelf">The enum, which is its own codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOpenEnum<TSelf> : IJsonCodec<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    /// <summary>The known values.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract StringTable Known { get; }

    /// <summary>The string, as in JSON.</summary>
    string Value { get; }

    /// <summary>Creates a value from a string, known or unknown.</summary>
    /// <param name="value">The string.</param>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The enum has a constructor.")]
    static abstract implicit operator TSelf(string value);

    static TSelf IJsonCodec<TSelf>.Read(ref JsonInput input) => TSelf.Known.Read(ref input);

    static void IJsonCodec<TSelf>.Write(ref JsonOutput output, TSelf value) => output.Write(value.Value);

    static void IJsonCodec<TSelf>.Validate(TSelf value, ref Validation validation) => validation.Known(value.Value, TSelf.Known);
}
