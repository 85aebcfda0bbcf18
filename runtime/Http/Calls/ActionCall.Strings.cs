using System.Diagnostics.CodeAnalysis;
using Losant.Runtime.Http.Calls;

namespace Losant.Runtime;

// Values that are no texts, in the places that know nothing else: headers and the path.
public ref partial struct ActionCall
{
    /// <summary>Sets the next path parameter to a value that is no text: a list as its items with commas between them, an object as JSON.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written and checked.</typeparam>
    /// <param name="name">The parameter's name, as the path has it.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The value is missing, empty, or an item would not be read as what it is.</exception>
    /// <exception cref="LosantRequestValidationException">The value breaks its schema.</exception>
    public void Path<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        Require(name, value);
        JsonText.Validate<T, TCodec>(value, ParameterOf(name));
        Path(name, TextOf<T, TCodec>(name, value));
    }

    /// <summary>Sets a header to a value that is no text: a list as its items with commas between them, an object as JSON; null and an empty list leave it out.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written and checked.</typeparam>
    /// <param name="name">The header's name, which is the parameter's.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether null and an empty list are errors.</param>
    /// <exception cref="ArgumentException">The value is missing, an item would not be read as what it is, or no header can hold it.</exception>
    /// <exception cref="LosantRequestValidationException">The value breaks its schema (with validation on).</exception>
    public readonly void Header<T, TCodec>(string name, T? value, bool required = false)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (required)
            Require(name, value);
        if (value is not null)
            AddHeader<T, TCodec>(name, value, required);
    }

    /// <inheritdoc cref="Header{T,TCodec}(string, T, bool)" />
    public readonly void Header<T, TCodec>(string name, T? value, bool required = false)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (required)
            Require(name, value);
        if (value is { } given)
            AddHeader<T, TCodec>(name, given, required);
    }

    /// <summary>A number as text.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The number.</param>
    /// <returns>The text; null for null.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Format(string name, long? value) => value is { } number ? ScalarString.Of(number) : null;

    /// <summary>A number as text.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The number.</param>
    /// <returns>The text; null for null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or none.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Format(string name, double? value) => value is { } number ? ScalarString.Of(number, ParameterOf(name)) : null;

    /// <summary>A boolean as text.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The boolean.</param>
    /// <returns>The text; null for null.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Format(string name, bool? value) => value is { } flag ? ScalarString.Of(flag) : null;

    /// <summary>A time as text, in UTC with milliseconds.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The time.</param>
    /// <returns>The text; null for null.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Format(string name, DateTimeOffset? value) => value is { } time ? ScalarString.Of(time) : null;

    private readonly void AddHeader<T, TCodec>(string name, T value, bool required)
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
