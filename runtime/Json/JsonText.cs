using Losant.Runtime.Constraints;
using Losant.Runtime.Secrets;

namespace Losant.Runtime;

/// <summary>Converts between values and complete JSON texts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonText
{
    /// <summary>Reads a value from a JSON text that contains nothing else.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that reads it.</typeparam>
    /// <param name="utf8">The JSON text in UTF-8.</param>
    /// <exception cref="LosantSerializationException">The text is not valid JSON or does not match the type; the error says where.</exception>
    public static T Deserialize<T, TCodec>(ReadOnlySpan<byte> utf8)
        where TCodec : IJsonCodec<T>
    {
        using MatchBudget.OwnScope scope = MatchBudget.OpenForReading();
        JsonInput input = new(utf8);
        T value = TCodec.Read(ref input);
        input.Finish();
        return value;
    }

    /// <summary>Reads a value from a JSON text that contains nothing else, and says what in it does not fit.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that reads it.</typeparam>
    /// <param name="utf8">The JSON text in UTF-8.</param>
    /// <param name="misfits">The values that do not fit and were kept as JSON; empty if all fit.</param>
    /// <exception cref="LosantSerializationException">The text is not valid JSON or does not match the type; the error says where.</exception>
    public static T Deserialize<T, TCodec>(ReadOnlySpan<byte> utf8, out IReadOnlyList<LosantMisfit> misfits)
        where TCodec : IJsonCodec<T>
    {
        using MatchBudget.OwnScope scope = MatchBudget.OpenForReading();
        JsonInput input = new(utf8);
        T value = TCodec.Read(ref input);
        input.Finish();
        misfits = input.DescribeMisfits();
        return value;
    }

    /// <summary>Writes a value as JSON text in UTF-8.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that writes it.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value contains a number that JSON cannot express.</exception>
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

    /// <summary>Forgets what in a value did not fit when it was read.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that writes it.</typeparam>
    /// <param name="value">The value.</param>
    internal static void DropMisfits<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        // Whatever would be written back is found by writing.
        JsonOutput output = new() { DropsMisfits = true };
        try
        {
            TCodec.Write(ref output, value);
        }
        finally
        {
            output.Dispose();
        }
    }

    /// <summary>Validates a value against its schema.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that validates it.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="parameter">The parameter's name; null if there is none.</param>
    /// <exception cref="LosantRequestValidationException">The value violates its schema; the exception lists every violation.</exception>
    public static void Validate<T, TCodec>(T value, string? parameter = null)
        where TCodec : IJsonCodec<T> => Validate<T, TCodec>(value, parameter, SecretNames.Known, name: null);

    /// <summary>Validates a value that is sent.</summary>
    internal static void Validate<T, TCodec>(T value, string? parameter, SecretNames names, string? name)
        where TCodec : IJsonCodec<T>
    {
        using MatchBudget.OwnScope scope = MatchBudget.OpenForChecking();
        Validation validation = Validation.OfRequest(names, name, isMap: value is System.Collections.IEnumerable);
        try
        {
            validation.Check<T, TCodec>(value);
            validation.ThrowIfAny(parameter);
        }
        finally
        {
            validation.Dispose();
        }
    }

    /// <summary>Validates a value of a generated type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>All violations; empty if the value is valid.</returns>
    public static IReadOnlyList<LosantViolation> Check<T>(T value)
        where T : IJsonCodec<T> => Check<T, T>(value);

    /// <summary>Validates a value of a generated type, of whose members the API's description marks some as secrets.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="secrets">The names of what is marked.</param>
    /// <returns>All violations; empty if the value is valid.</returns>
    public static IReadOnlyList<LosantViolation> Check<T>(T value, params string[] secrets)
        where T : IJsonCodec<T> => Check<T, T>(value, Validation.OfRequest(SecretNames.Known.With(secrets), name: null, isMap: false));

    /// <summary>Validates a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec that validates it.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>All violations; empty if the value is valid.</returns>
    public static IReadOnlyList<LosantViolation> Check<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> => Check<T, TCodec>(value, new Validation());

    private static IReadOnlyList<LosantViolation> Check<T, TCodec>(T value, Validation validation)
        where TCodec : IJsonCodec<T>
    {
        using MatchBudget.OwnScope scope = MatchBudget.OpenForChecking();
        try
        {
            validation.Check<T, TCodec>(value);
            return validation.Violations;
        }
        finally
        {
            validation.Dispose();
        }
    }
}
