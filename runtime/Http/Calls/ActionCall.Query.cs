using Losant.Runtime.Http.Calls;

namespace Losant.Runtime;

// Query parameters.
public ref partial struct ActionCall
{
    // The interval at which event streams send keepalives, which the watchdog needs. The name is from the API.
    private const string KeepAliveParameter = "keepAliveInterval";

    /// <summary>Sets a query parameter; null omits it.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">The constraints of the value.</param>
    /// <param name="required">Whether null and an empty string are errors.</param>
    /// <exception cref="ArgumentException">The required value is null or empty, or violates the rule (with validation on).</exception>
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

    /// <summary>Sets a query parameter; null omits it.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="minimum">The minimum value: 1 for a page size.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than the minimum.</exception>
    public void Query(string name, long? value, long minimum = long.MinValue)
    {
        if (value is not { } number)
            return;
        if (number < minimum)
            throw new ArgumentOutOfRangeException(ParameterOf(name), $"The value must be at least {ScalarString.Of(minimum)}.");
        WatchKeepAlive(name, number);
        BeginQuery(name);
        _url.Append(number);
    }

    /// <summary>Sets a query parameter; null omits it.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public void Query(string name, double? value)
    {
        if (value is not { } number)
            return;
        var text = ScalarString.Of(number, ParameterOf(name));
        WatchKeepAlive(name, number);
        BeginQuery(name);
        _url.AppendEscaped(text, name);
    }

    /// <summary>Sets a query parameter; null omits it.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public void Query(string name, bool? value)
    {
        if (value is not { } flag)
            return;
        BeginQuery(name);
        _url.Append(ScalarString.Of(flag));
    }

    /// <summary>Sets a query parameter; null omits it.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value, sent in UTC with milliseconds, or finer if it is.</param>
    public void Query(string name, DateTimeOffset? value)
    {
        if (value is not { } time)
            return;
        BeginQuery(name);
        _url.AppendEscaped(ScalarString.Of(time), name);
    }

    /// <summary>Sets a query parameter that is JSON text; null omits it.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes and validates it.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The required value is null.</exception>
    /// <exception cref="LosantRequestValidationException">The value violates its schema.</exception>
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

    /// <summary>Sets a query parameter that is an array or an object, as <c>name[0][key]=value</c>; null omits it.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes and validates it.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The required value is null.</exception>
    /// <exception cref="LosantRequestValidationException">The value violates its schema.</exception>
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
