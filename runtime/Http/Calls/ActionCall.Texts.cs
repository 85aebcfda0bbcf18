using System.Diagnostics.CodeAnalysis;

namespace Losant.Runtime;

// Values that are no texts, in the places that know nothing else: headers and the path.
public ref partial struct ActionCall
{
    /// <summary>Sets the next path parameter to a value that is no text: a list as its items with commas between them, an object as JSON.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TJson">How it is written and checked.</typeparam>
    /// <param name="name">The parameter's name, as the path has it.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The value is missing, empty, or an item would not be read as what it is.</exception>
    /// <exception cref="LosantValidationException">The value breaks its schema.</exception>
    public void Path<T, TJson>(string name, T value)
        where TJson : IJson<T>
    {
        Require(name, value);
        JsonText.Validate<T, TJson>(value, ParameterOf(name));
        Path(name, TextOf<T, TJson>(name, value));
    }

    /// <summary>Sets a header to a value that is no text: a list as its items with commas between them, an object as JSON; null and an empty list leave it out.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TJson">How it is written and checked.</typeparam>
    /// <param name="name">The header's name, which is the parameter's.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether null and an empty list are errors.</param>
    /// <exception cref="ArgumentException">The value is missing, an item would not be read as what it is, or no header can hold it.</exception>
    /// <exception cref="LosantValidationException">The value breaks its schema (with validation on).</exception>
    public readonly void Header<T, TJson>(string name, T? value, bool required = false)
        where T : class
        where TJson : IJson<T>
    {
        if (required)
            Require(name, value);
        if (value is not null)
            AddHeader<T, TJson>(name, value, required);
    }

    /// <inheritdoc cref="Header{T,TJson}(string, T, bool)" />
    public readonly void Header<T, TJson>(string name, T? value, bool required = false)
        where T : struct
        where TJson : IJson<T>
    {
        if (required)
            Require(name, value);
        if (value is { } given)
            AddHeader<T, TJson>(name, given, required);
    }

    /// <summary>A number as text.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The number.</param>
    /// <returns>The text; null for null.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Text(string name, long? value) => value is { } number ? ScalarText.Of(number) : null;

    /// <summary>A number as text.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The number.</param>
    /// <returns>The text; null for null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or none.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Text(string name, double? value) => value is { } number ? ScalarText.Of(number, ParameterOf(name)) : null;

    /// <summary>A boolean as text.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The boolean.</param>
    /// <returns>The text; null for null.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Text(string name, bool? value) => value is { } flag ? ScalarText.Of(flag) : null;

    /// <summary>A time as text, in UTC with milliseconds.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The time.</param>
    /// <returns>The text; null for null.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public readonly string? Text(string name, DateTimeOffset? value) => value is { } time ? ScalarText.Of(time) : null;

    private readonly void AddHeader<T, TJson>(string name, T value, bool required)
        where TJson : IJson<T>
    {
        CheckSchema<T, TJson>(name, value);
        var text = TextOf<T, TJson>(name, value);
        if (required)
            ArgumentException.ThrowIfNullOrEmpty(text, ParameterOf(name));
        if (text.Length > 0)
            SetHeader(name, text, ParameterOf(name));
    }

    private readonly string TextOf<T, TJson>(string name, T value)
        where TJson : IJson<T>
    {
        var output = new JsonOutput();
        try
        {
            TJson.Write(ref output, value);
            return PlainText.Of(output.Written, ParameterOf(name));
        }
        finally
        {
            output.Dispose();
        }
    }
}
