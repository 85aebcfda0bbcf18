using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Losant.Runtime.Http.Calls;

namespace Losant.Runtime;

// Values that are not strings, in headers and the path, which can only contain strings.
public ref partial struct ActionCall
{
    /// <summary>Sets the next path parameter to a value that is not a string: a list as comma-separated items, an object as JSON.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes and validates it.</typeparam>
    /// <param name="name">The parameter's name in the path.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The value is null or empty, or an item would not be read back as the same value.</exception>
    /// <exception cref="LosantRequestValidationException">The value violates its schema.</exception>
    public void Path<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        Require(name, value);
        EnforceSchema<T, TCodec>(name, value);
        Path(name, TextOf<T, TCodec>(name, value));
    }

    /// <summary>Sets a header to a value that is not a string: a list as comma-separated items, an object as JSON; null and an empty list omit it.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes and validates it.</typeparam>
    /// <param name="name">The name of the parameter and of the header.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether null and an empty list are errors.</param>
    /// <exception cref="ArgumentException">
    /// The required value is null or empty, an item would not be read back as the same value, or a header cannot contain it.
    /// </exception>
    /// <exception cref="LosantRequestValidationException">The value violates its schema (with validation on).</exception>
    public void Header<T, TCodec>(string name, T? value, bool required = false)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (required)
            Require(name, value);
        if (value is not null)
            AddHeader<T, TCodec>(name, value, required);
    }

    /// <inheritdoc cref="Header{T,TCodec}(string, T, bool)" />
    public void Header<T, TCodec>(string name, T? value, bool required = false)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (required)
            Require(name, value);
        if (value is { } given)
            AddHeader<T, TCodec>(name, given, required);
    }

    /// <summary>Converts a number to a string.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The number.</param>
    /// <returns>The string; null for null.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Format(string name, long? value) => value is { } number ? ScalarString.Of(number) : null;

    /// <summary>Converts a number to a string.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The number.</param>
    /// <returns>The string; null for null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Format(string name, double? value) => value is { } number ? ScalarString.Of(number, ParameterOf(name)) : null;

    /// <summary>Converts a scalar to a string.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The scalar.</param>
    /// <returns>The string; null for null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The scalar is a number that is not finite.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Format(string name, JsonScalar? value) => value is not { } scalar ? null
        : scalar.Kind == JsonScalarKind.Number ? Format(name, scalar.AsDouble()) : scalar.ToString();

    /// <summary>Converts a boolean to a string.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The boolean.</param>
    /// <returns>The string; null for null.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Format(string name, bool? value) => value is { } flag ? ScalarString.Of(flag) : null;

    /// <summary>Converts a time to a string in UTC with milliseconds, or finer if it is.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The time.</param>
    /// <returns>The string; null for null.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Format(string name, DateTimeOffset? value) => value is { } time ? ScalarString.Of(time) : null;

    /// <summary>Converts a date to a string.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The date.</param>
    /// <returns>The string; null for null.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Format(string name, DateOnly? value) => value is { } date ? date.ToString("O", CultureInfo.InvariantCulture) : null;

    private void AddHeader<T, TCodec>(string name, T value, bool required)
        where TCodec : IJsonCodec<T>
    {
        CheckSchema<T, TCodec>(name, value);
        var text = TextOf<T, TCodec>(name, value);
        if (required)
            ArgumentException.ThrowIfNullOrEmpty(text, ParameterOf(name));
        if (text.Length > 0)
            SetHeader(name, text, ParameterOf(name));
    }

    private readonly string TextOf<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        var output = new JsonOutput();
        try
        {
            TCodec.Write(ref output, value);
            return SimpleStyle.Of(output.Written, ParameterOf(name));
        }
        finally
        {
            output.Dispose();
        }
    }
}
