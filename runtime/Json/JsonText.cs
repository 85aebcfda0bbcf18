namespace Losant.Runtime;

/// <summary>Whole JSON texts from and to values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonText
{
    /// <summary>Reads a value from a JSON text that holds nothing else.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="utf8">The text in UTF-8.</param>
    /// <exception cref="LosantSerializationException">The text is no JSON, or no such value; the error says where.</exception>
    public static T Deserialize<T, TCodec>(ReadOnlySpan<byte> utf8)
        where TCodec : IJsonCodec<T>
    {
        JsonInput input = new(utf8);
        T value = TCodec.Read(ref input);
        input.Finish();
        return value;
    }

    /// <summary>Writes a value as JSON text in UTF-8.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value holds a number that JSON cannot express.</exception>
    public static byte[] Serialize<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        JsonOutput output = new();
        try
        {
            TCodec.Write(ref output, value);
            return output.ToArray();
        }
        finally
        {
            output.Dispose();
        }
    }

    /// <summary>Checks a value against its schema.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is checked.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="parameter">The parameter that it was given for; null for none.</param>
    /// <exception cref="LosantRequestValidationException">The value breaks its schema; the error lists every violation.</exception>
    public static void Validate<T, TCodec>(T value, string? parameter = null)
        where TCodec : IJsonCodec<T>
    {
        Validation validation = new();
        try
        {
            TCodec.Validate(value, ref validation);
            validation.ThrowIfAny(parameter);
        }
        finally
        {
            validation.Dispose();
        }
    }

    /// <summary>Checks a value of a generated type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>Every violation; none when the value is valid.</returns>
    public static IReadOnlyList<LosantViolation> Check<T>(T value)
        where T : IJsonCodec<T> => Check<T, T>(value);

    /// <summary>Checks a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is checked.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>Every violation; none when the value is valid.</returns>
    public static IReadOnlyList<LosantViolation> Check<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        Validation validation = new();
        try
        {
            TCodec.Validate(value, ref validation);
            return validation.Violations;
        }
        finally
        {
            validation.Dispose();
        }
    }
}
