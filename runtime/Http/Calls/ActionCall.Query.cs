using Losant.Runtime.Http.Calls;

namespace Losant.Runtime;

// Parameters in the query.
public ref partial struct ActionCall
{
    // Event streams send a comment this often; the watchdog needs to know. The name is the API's own.
    private const string KeepAliveParameter = "keepAliveInterval";

    /// <summary>Sets a query parameter; null leaves it out.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What the value must be like.</param>
    /// <param name="required">Whether null and empty text are errors.</param>
    /// <exception cref="ArgumentException">The value is missing, or breaks the rule (with validation on).</exception>
    public void Query(string name, string? value, StringRule? rule = null, bool required = false)
    {
        if (required)
            ArgumentException.ThrowIfNullOrEmpty(value, ParameterOf(name));
        if (value is null)
            return;
        Check(name, value, rule);
        BeginQuery(name);
        _url.AppendEscaped(value, ParameterOf(name));
    }

    /// <summary>Sets a query parameter; null leaves it out.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="minimum">The least value that makes sense: 1 for a page's size.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than the least.</exception>
    public void Query(string name, long? value, long minimum = long.MinValue)
    {
        if (value is not { } number)
            return;
        if (number < minimum)
            throw new ArgumentOutOfRangeException(ParameterOf(name), number, $"The value must be at least {ScalarString.Of(minimum)}.");
        WatchKeepAlive(name, number);
        BeginQuery(name);
        _url.Append(number);
    }

    /// <summary>Sets a query parameter; null leaves it out.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or no number.</exception>
    public void Query(string name, double? value)
    {
        if (value is not { } number)
            return;
        var text = ScalarString.Of(number, ParameterOf(name));
        WatchKeepAlive(name, number);
        BeginQuery(name);
        _url.AppendEscaped(text, name);
    }

    /// <summary>Sets a query parameter; null leaves it out.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public void Query(string name, bool? value)
    {
        if (value is not { } flag)
            return;
        BeginQuery(name);
        _url.Append(ScalarString.Of(flag));
    }

    /// <summary>Sets a query parameter; null leaves it out.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value, sent in UTC with milliseconds.</param>
    public void Query(string name, DateTimeOffset? value)
    {
        if (value is not { } time)
            return;
        BeginQuery(name);
        _url.AppendEscaped(ScalarString.Of(time), name);
    }

    /// <summary>Sets a query parameter that is JSON text; null leaves it out.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written and checked.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The value is missing.</exception>
    /// <exception cref="LosantRequestValidationException">The value breaks its schema.</exception>
    public void QueryJson<T, TCodec>(string name, T? value, bool required = false)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (required)
            Require(name, value);
        if (value is not null)
            AppendJson<T, TCodec>(name, value);
    }

    /// <inheritdoc cref="QueryJson{T,TCodec}(string, T, bool)" />
    public void QueryJson<T, TCodec>(string name, T? value, bool required = false)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (required)
            Require(name, value);
        if (value is { } given)
            AppendJson<T, TCodec>(name, given);
    }

    /// <summary>Sets a query parameter that is an array or an object, as <c>name[0][key]=value</c>; null leaves it out.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is written and checked.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The value is missing.</exception>
    /// <exception cref="LosantRequestValidationException">The value breaks its schema.</exception>
    public void QueryNested<T, TCodec>(string name, T? value, bool required = false)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (required)
            Require(name, value);
        if (value is not null)
            AppendNested<T, TCodec>(name, value);
    }

    /// <inheritdoc cref="QueryNested{T,TCodec}(string, T, bool)" />
    public void QueryNested<T, TCodec>(string name, T? value, bool required = false)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (required)
            Require(name, value);
        if (value is { } given)
            AppendNested<T, TCodec>(name, given);
    }

    private void BeginQuery(string name)
    {
        _url.Append(_hasQuery ? "&" : "?");
        _hasQuery = true;
        _url.AppendEscaped(name, name);
        _url.Append("=");
    }

    private void WatchKeepAlive(string name, double seconds)
    {
        if (_info.IsEventStream && name == KeepAliveParameter)
            _keepAliveSeconds = seconds;
    }

    private void AppendJson<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        CheckSchema<T, TCodec>(name, value);
        var output = new JsonOutput();
        try
        {
            TCodec.Write(ref output, value);
            BeginQuery(name);
            _url.AppendEscaped(output.Written);
        }
        finally
        {
            output.Dispose();
        }
    }

    private void AppendNested<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        CheckSchema<T, TCodec>(name, value);
        var output = new JsonOutput();
        try
        {
            TCodec.Write(ref output, value);
            _hasQuery = NestedQuery.Append(ref _url, name, output.Written, _hasQuery);
        }
        finally
        {
            output.Dispose();
        }
    }
}
