using Losant.Runtime.Http.Calls;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

// Bodies: a JSON value, or the parts of a multipart body.
public ref partial struct ActionCall
{
    private MultipartBody Parts => _parts ??= new MultipartBody();

    /// <summary>Sets the body; if optional, null omits it.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes and validates it.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The body.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The required body is null.</exception>
    /// <exception cref="LosantRequestValidationException">The body violates its schema.</exception>
    public void Body<T, TCodec>(string name, T? value, bool required = true)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (required)
            Require(name, value);
        if (value is not null)
            SetBody<T, TCodec>(name, value);
    }

    /// <inheritdoc cref="Body{T,TCodec}(string, T, bool)" />
    public void Body<T, TCodec>(string name, T? value, bool required = true)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (required)
            Require(name, value);
        if (value is { } given)
            SetBody<T, TCodec>(name, given);
    }

    /// <summary>Sets a body that may be null, which is sent as JSON null.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes and validates it.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The body.</param>
    /// <exception cref="LosantRequestValidationException">The body violates its schema.</exception>
    public void BodyOrNull<T, TCodec>(string name, T? value)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (value is null)
            SetNull();
        else
            SetBody<T, TCodec>(name, value);
    }

    /// <inheritdoc cref="BodyOrNull{T,TCodec}(string, T)" />
    public void BodyOrNull<T, TCodec>(string name, T? value)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (value is { } given)
            SetBody<T, TCodec>(name, given);
        else
            SetNull();
    }

    /// <summary>Adds a file to a multipart body; if optional, null omits it.</summary>
    /// <param name="name">The name of the parameter and of the part.</param>
    /// <param name="value">The file.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The required file is null.</exception>
    public void Part(string name, LosantUpload? value, bool required = false)
    {
        if (required)
            Require(name, value);
        if (value is not null)
            Parts.Add(name, value);
    }

    /// <summary>Adds a string to a multipart body; if optional, null omits it.</summary>
    /// <param name="name">The name of the parameter and of the part.</param>
    /// <param name="value">The string.</param>
    /// <param name="rule">The constraints of the string.</param>
    /// <param name="required">Whether null and an empty string are errors.</param>
    /// <exception cref="ArgumentException">The required string is null or empty, it violates the rule (with validation on), or it has a lone surrogate.</exception>
    public void Part(string name, string? value, StringRule? rule = null, bool required = false)
    {
        if (required)
            ArgumentException.ThrowIfNullOrEmpty(value, ParameterOf(name));
        if (value is null)
            return;
        Check(name, value, rule);
        if (Wtf8.HasLoneSurrogate(value))
            throw ScalarString.LoneSurrogate(ParameterOf(name));
        Parts.Add(name, value);
    }

    /// <summary>Adds a number to a multipart body; null omits it.</summary>
    /// <param name="name">The name of the parameter and of the part.</param>
    /// <param name="value">The number.</param>
    public void Part(string name, long? value)
    {
        if (value is { } number)
            Parts.Add(name, ScalarString.Of(number));
    }

    /// <summary>Adds a number to a multipart body; null omits it.</summary>
    /// <param name="name">The name of the parameter and of the part.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public void Part(string name, double? value)
    {
        if (value is { } number)
            Parts.Add(name, ScalarString.Of(number, ParameterOf(name)));
    }

    /// <summary>Adds a boolean to a multipart body; null omits it.</summary>
    /// <param name="name">The name of the parameter and of the part.</param>
    /// <param name="value">The boolean.</param>
    public void Part(string name, bool? value)
    {
        if (value is { } flag)
            Parts.Add(name, ScalarString.Of(flag));
    }

    /// <summary>Adds a time to a multipart body; null omits it.</summary>
    /// <param name="name">The name of the parameter and of the part.</param>
    /// <param name="value">The time, sent in UTC with milliseconds, or finer if it is.</param>
    public void Part(string name, DateTimeOffset? value)
    {
        if (value is { } time)
            Parts.Add(name, ScalarString.Of(time));
    }

    /// <summary>Adds a value to a multipart body as JSON text; null omits it.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes and validates it.</typeparam>
    /// <param name="name">The name of the parameter and of the part.</param>
    /// <param name="value">The value.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The required value is null.</exception>
    /// <exception cref="LosantRequestValidationException">The value violates its schema.</exception>
    public void PartJson<T, TCodec>(string name, T? value, bool required = false)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (required)
            Require(name, value);
        if (value is not null)
            AddJson<T, TCodec>(name, value);
    }

    /// <inheritdoc cref="PartJson{T,TCodec}(string, T, bool)" />
    public void PartJson<T, TCodec>(string name, T? value, bool required = false)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (required)
            Require(name, value);
        if (value is { } given)
            AddJson<T, TCodec>(name, given);
    }

    /// <summary>Sets the body of a raw request.</summary>
    internal readonly void Body(LosantContent content) => _message.Content = new BufferedBody(content.Bytes.Span, content.ContentType);

    private readonly void SetNull() => _message.Content = new BufferedBody("null"u8);

    private void SetBody<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        CheckSchema<T, TCodec>(name, value);
        var output = new JsonOutput();
        try
        {
            TCodec.Write(ref output, value);
            _message.Content = new BufferedBody(ref output) { IsSecret = value is System.Collections.IEnumerable or ValueType && _secretNames.Contains(name) };
        }
        finally
        {
            output.Dispose();
        }
    }

    private void AddJson<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        CheckSchema<T, TCodec>(name, value);
        Parts.Add(name, JsonText.Serialize<T, TCodec>(value));
    }
}
