using System.Text.Json;

namespace Losant.Runtime;

// Members of objects, one call each. Names are in UTF-8 and already escaped.
public ref partial struct JsonOutput
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

    /// <inheritdoc cref="Member(ReadOnlySpan{byte}, string?)"/>
    public void Member(ReadOnlySpan<byte> name, double? value)
    {
        if (value is not { } present) return;
        Name(name);
        Write(present);
    }

    /// <inheritdoc cref="Member(ReadOnlySpan{byte}, string?)"/>
    public void Member(ReadOnlySpan<byte> name, bool? value)
    {
        if (value is not { } present) return;
        Name(name);
        Write(present);
    }

    /// <inheritdoc cref="Member(ReadOnlySpan{byte}, string?)"/>
    public void Member(ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is not { } present) return;
        Name(name);
        Write(present);
    }

    /// <summary>Writes a member, unless its value is null or undefined.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value; null, or an undefined scalar, writes nothing.</param>
    public void Member(ReadOnlySpan<byte> name, JsonScalar? value)
    {
        if (value is not { Kind: not JsonScalarKind.Undefined } present) return;
        Name(name);
        Write(present);
    }

    /// <summary>Writes a member, unless its value is null or undefined.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value; null, or an undefined one, writes nothing.</param>
    public void Member(ReadOnlySpan<byte> name, JsonAny? value)
    {
        if (value is not { ValueKind: not JsonValueKind.Undefined } present) return;
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

    /// <summary>Writes a member whose type is a struct, unless its value is null.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the value.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value; null writes nothing.</param>
    public void MemberValue<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (value is not { } present) return;
        Name(name);
        TCodec.Write(ref this, present);
    }

    /// <summary>Writes a member, unless it was left out; a null is written as null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    public void Nullable(ReadOnlySpan<byte> name, in Optional<string> value)
    {
        if (NameOrNull(name, value)) Write(value.Value);
    }

    /// <inheritdoc cref="Nullable(ReadOnlySpan{byte}, in Optional{string})"/>
    public void Nullable(ReadOnlySpan<byte> name, in Optional<long?> value)
    {
        if (NameOrNull(name, value)) Write(value.Value.GetValueOrDefault());
    }

    /// <inheritdoc cref="Nullable(ReadOnlySpan{byte}, in Optional{string})"/>
    public void Nullable(ReadOnlySpan<byte> name, in Optional<double?> value)
    {
        if (NameOrNull(name, value)) Write(value.Value.GetValueOrDefault());
    }

    /// <inheritdoc cref="Nullable(ReadOnlySpan{byte}, in Optional{string})"/>
    public void Nullable(ReadOnlySpan<byte> name, in Optional<bool?> value)
    {
        if (NameOrNull(name, value)) Write(value.Value.GetValueOrDefault());
    }

    /// <inheritdoc cref="Nullable(ReadOnlySpan{byte}, in Optional{string})"/>
    public void Nullable(ReadOnlySpan<byte> name, in Optional<DateTimeOffset?> value)
    {
        if (NameOrNull(name, value)) Write(value.Value.GetValueOrDefault());
    }

    /// <inheritdoc cref="Nullable(ReadOnlySpan{byte}, in Optional{string})"/>
    public void Nullable(ReadOnlySpan<byte> name, in Optional<JsonScalar?> value)
    {
        if (NameOrNull(name, value)) Write(value.Value.GetValueOrDefault());
    }

    /// <inheritdoc cref="Nullable(ReadOnlySpan{byte}, in Optional{string})"/>
    public void Nullable(ReadOnlySpan<byte> name, in Optional<JsonAny?> value)
    {
        if (NameOrNull(name, value)) Write(value.Value.GetValueOrDefault());
    }

    /// <summary>Writes a member whose type is a class, unless it was left out; a null is written as null.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the value.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    public void Nullable<T, TCodec>(ReadOnlySpan<byte> name, in Optional<T> value)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (NameOrNull(name, value)) TCodec.Write(ref this, value.Value!);
    }

    /// <summary>Writes a member whose type is a struct, unless it was left out; a null is written as null.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the value.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    public void NullableValue<T, TCodec>(ReadOnlySpan<byte> name, in Optional<T?> value)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (NameOrNull(name, value)) TCodec.Write(ref this, value.Value.GetValueOrDefault());
    }

    /// <summary>Writes the undeclared members.</summary>
    /// <param name="members">The members; null writes nothing.</param>
    public void Extra(IDictionary<string, JsonElement>? members)
    {
        if (members is null || members.Count == 0) return;
        if (members is Dictionary<string, JsonElement> dictionary)
        {
            // its own enumerator does not allocate
            foreach ((string name, JsonElement value) in dictionary)
            {
                Name(name);
                Write(value);
            }

            return;
        }

        foreach ((string name, JsonElement value) in members)
        {
            Name(name);
            Write(value);
        }
    }

    /// <summary>Writes the name, and null if the value is null.</summary>
    /// <returns>Whether a value remains to be written.</returns>
    private bool NameOrNull<T>(ReadOnlySpan<byte> name, in Optional<T> value)
    {
        if (!value.IsSet) return false;
        Name(name);
        if (value.Value is not null) return true;
        Null();
        return false;
    }
}
