namespace Losant.Runtime;

// Members of objects, one call each. Names are in UTF-8 and already escaped.
public partial struct JsonOutput
{
    /// <summary>Writes a member, unless its value is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value; null writes nothing.</param>
    public void Member(ReadOnlySpan<byte> name, string? value)
    {
        if (value is null) return;
        Name(name);
        Write(value);
    }

    /// <inheritdoc cref="Member(ReadOnlySpan{byte}, string?)"/>
    public void Member(ReadOnlySpan<byte> name, long? value)
    {
        if (value is not { } present) return;
        Name(name);
        Write(present);
    }

    /// <summary>Writes a member whose type is a class, unless its value is null.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the value.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value; null writes nothing.</param>
    public void Member<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (value is null) return;
        Name(name);
        TCodec.Write(ref this, value);
    }
}
