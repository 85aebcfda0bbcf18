namespace Losant.Runtime;

// Called by generated code for values of named types.
public partial struct JsonOutput
{
    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes it.</typeparam>
    /// <param name="value">The value.</param>
    public void Write<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> => TCodec.Write(ref this, value);
}
