using System.ComponentModel;

namespace Losant.Runtime;

/// <summary>
/// One call while its arguments are set: path parameters first, in the path's order, then all else. What is wrong with an
/// argument is an <see cref="ArgumentException"/> that names the parameter. Lives on the stack; only the request itself is allocated.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ActionCall
{
    // Event streams send a comment this often; the watchdog needs to know. The name is the API's own.
    private const string KeepAliveParameter = "keepAliveInterval";

    private readonly ClientSettings _settings;
    private readonly ActionInfo _info;
    private readonly LosantRequestOptions? _options;
    private readonly HttpRequestMessage _message;
    private UrlBuilder _url;
    private int _parameter;
    private bool _hasQuery;
    private double? _keepAliveSeconds;
    private MultipartBody? _parts;

    internal ActionCall(ClientSettings settings, string baseUrl, ActionInfo info, LosantRequestOptions? options)
    {
        _settings = settings;
        _info = info;
        _options = options;
        _message = new HttpRequestMessage { Method = info.Method };
        _url.Append(baseUrl);
        _url.Append(info.Literals[0]);
    }

    /// <summary>Sets the next path parameter.</summary>
    /// <param name="name">The parameter's name, as the path has it.</param>
    /// <param name="value">Its value; everything in it is escaped, so that it stays one segment.</param>
    /// <param name="rule">What the value must be like.</param>
    /// <exception cref="ArgumentException">The value is null, empty, <c>.</c>, <c>..</c>, or breaks the rule.</exception>
    public void Path(string name, string value, TextRule? rule = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        if (value is "." or "..")
            throw new ArgumentException("The value would step out of its place in the path.", name);
        Check(name, value, rule);
        if (_parameter >= _info.Parameters.Length || _info.Parameters[_parameter] != name)
            throw new InvalidOperationException($"The path of {_info.Name} does not have {name} at this place.");

        _url.AppendEscaped(value, name);
        _url.Append(_info.Literals[++_parameter]);
    }

    /// <summary>Sets a query parameter; null leaves it out.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What the value must be like.</param>
    /// <param name="required">Whether null and empty text are errors.</param>
    /// <exception cref="ArgumentException">The value is missing, or breaks the rule.</exception>
    public void Query(string name, string? value, TextRule? rule = null, bool required = false)
    {
        if (required)
            ArgumentException.ThrowIfNullOrEmpty(value, name);
        if (value is null)
            return;
        Check(name, value, rule);
        BeginQuery(name);
        _url.AppendEscaped(value, name);
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
            throw new ArgumentOutOfRangeException(name, number, $"The value must be at least {ScalarText.Of(minimum)}.");
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
        var text = ScalarText.Of(number, name);
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
        _url.Append(ScalarText.Of(flag));
    }

    /// <summary>Sets a query parameter; null leaves it out.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value, sent in UTC with milliseconds.</param>
    public void Query(string name, DateTimeOffset? value)
    {
        if (value is not { } time)
            return;
        BeginQuery(name);
        _url.AppendEscaped(ScalarText.Of(time), name);
    }

    /// <summary>Sets a query parameter that is JSON text; null leaves it out.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TJson">How it is written and checked.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="LosantValidationException">The value breaks its schema.</exception>
    public void QueryJson<T, TJson>(string name, T? value)
        where T : class
        where TJson : IJson<T>
    {
        if (value is not null)
            AppendJson<T, TJson>(name, value);
    }

    /// <inheritdoc cref="QueryJson{T,TJson}(string, T)" />
    public void QueryJson<T, TJson>(string name, T? value)
        where T : struct
        where TJson : IJson<T>
    {
        if (value is { } given)
            AppendJson<T, TJson>(name, given);
    }

    /// <summary>Sets a query parameter that is an array or an object, as <c>name[0][key]=value</c>; null leaves it out.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TJson">How it is written and checked.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="LosantValidationException">The value breaks its schema.</exception>
    public void QueryNested<T, TJson>(string name, T? value)
        where T : class
        where TJson : IJson<T>
    {
        if (value is not null)
            AppendNested<T, TJson>(name, value);
    }

    /// <inheritdoc cref="QueryNested{T,TJson}(string, T)" />
    public void QueryNested<T, TJson>(string name, T? value)
        where T : struct
        where TJson : IJson<T>
    {
        if (value is { } given)
            AppendNested<T, TJson>(name, given);
    }

    /// <summary>Sets a header; null leaves it out.</summary>
    /// <param name="name">The header's name, which is the parameter's.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What the value must be like.</param>
    /// <exception cref="ArgumentException">The value breaks the rule, or no header can hold it.</exception>
    public void Header(string name, string? value, TextRule? rule = null)
    {
        if (value is null)
            return;
        Check(name, value, rule);
        SetHeader(name, value, name);
    }

    /// <summary>Sets the body; null leaves it out where it may.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <typeparam name="TJson">How it is written and checked.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The body.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The body is missing.</exception>
    /// <exception cref="LosantValidationException">The body breaks its schema.</exception>
    public void Body<T, TJson>(string name, T? value, bool required = true)
        where T : class
        where TJson : IJson<T>
    {
        if (value is not null)
            SetBody<T, TJson>(value);
        else if (required)
            throw new ArgumentNullException(name);
    }

    /// <inheritdoc cref="Body{T,TJson}(string, T, bool)" />
    public void Body<T, TJson>(string name, T? value, bool required = true)
        where T : struct
        where TJson : IJson<T>
    {
        if (value is { } given)
            SetBody<T, TJson>(given);
        else if (required)
            throw new ArgumentNullException(name);
    }

    /// <summary>Adds a file to a multipart body; null leaves it out where it may.</summary>
    /// <param name="name">The parameter's name, which is the part's.</param>
    /// <param name="value">The file.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The file is missing.</exception>
    public void Part(string name, LosantUpload? value, bool required = false)
    {
        if (required)
            ArgumentNullException.ThrowIfNull(value, name);
        if (value is not null)
            Parts.Add(name, value);
    }

    /// <summary>Adds text to a multipart body; null leaves it out where it may.</summary>
    /// <param name="name">The parameter's name, which is the part's.</param>
    /// <param name="value">The text.</param>
    /// <param name="rule">What the text must be like.</param>
    /// <param name="required">Whether null and empty text are errors.</param>
    /// <exception cref="ArgumentException">The text is missing, or breaks the rule.</exception>
    public void Part(string name, string? value, TextRule? rule = null, bool required = false)
    {
        if (required)
            ArgumentException.ThrowIfNullOrEmpty(value, name);
        if (value is null)
            return;
        Check(name, value, rule);
        Parts.Add(name, value);
    }

    /// <summary>Adds a number to a multipart body; null leaves it out.</summary>
    /// <param name="name">The parameter's name, which is the part's.</param>
    /// <param name="value">The number.</param>
    public void Part(string name, long? value)
    {
        if (value is { } number)
            Parts.Add(name, ScalarText.Of(number));
    }

    /// <summary>Adds a number to a multipart body; null leaves it out.</summary>
    /// <param name="name">The parameter's name, which is the part's.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or none.</exception>
    public void Part(string name, double? value)
    {
        if (value is { } number)
            Parts.Add(name, ScalarText.Of(number, name));
    }

    /// <summary>Adds a boolean to a multipart body; null leaves it out.</summary>
    /// <param name="name">The parameter's name, which is the part's.</param>
    /// <param name="value">The boolean.</param>
    public void Part(string name, bool? value)
    {
        if (value is { } flag)
            Parts.Add(name, ScalarText.Of(flag));
    }

    /// <summary>Adds a value to a multipart body as JSON text; null leaves it out.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TJson">How it is written and checked.</typeparam>
    /// <param name="name">The parameter's name, which is the part's.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="LosantValidationException">The value breaks its schema.</exception>
    public void PartJson<T, TJson>(string name, T? value)
        where T : class
        where TJson : IJson<T>
    {
        if (value is not null)
            AddJson<T, TJson>(name, value);
    }

    /// <inheritdoc cref="PartJson{T,TJson}(string, T)" />
    public void PartJson<T, TJson>(string name, T? value)
        where T : struct
        where TJson : IJson<T>
    {
        if (value is { } given)
            AddJson<T, TJson>(name, given);
    }

    /// <summary>Ends the setting of arguments.</summary>
    /// <returns>The call as it can be sent.</returns>
    internal Outgoing Complete()
    {
        if (_parameter != _info.Parameters.Length)
            throw new InvalidOperationException($"The path of {_info.Name} needs {_info.Parameters[_parameter]}.");

        // Ordinary calls always say what they want, as the vendor's client does; event streams say nothing by default.
        var isStream = _info.IsEventStream;
        Query("_actions", _options?.IncludeActions ?? (isStream ? null : _settings.IncludeActions));
        Query("_links", _options?.IncludeLinks ?? (isStream ? null : _settings.IncludeLinks));
        Query("_embedded", _options?.IncludeEmbedded ?? (isStream ? null : _settings.IncludeEmbedded));
        _message.RequestUri = new Uri(_url.Finish());

        var headers = _message.Headers;
        headers.TryAddWithoutValidation("Accept", isStream ? "text/event-stream" : "application/json");
        headers.TryAddWithoutValidation("Accept-Version", _settings.AcceptVersion);
        if (_options?.LosantDomain is { } domain)
            SetHeader("losantdomain", domain, "options");
        else if (_settings.LosantDomain is not null && !headers.NonValidated.Contains("losantdomain"))
            headers.TryAddWithoutValidation("losantdomain", _settings.LosantDomain);
        if (_options?.Headers is { } more)
            AddHeaders(more);
        if (_parts is not null)
            _message.Content = _parts;
        return new Outgoing(_info, _message, _options, _keepAliveSeconds);
    }

    private MultipartBody Parts => _parts ??= new MultipartBody();

    private static void Check(string name, string value, TextRule? rule)
    {
        if (rule is not null && !rule.Accepts(value))
            throw new ArgumentException(string.Join(' ', rule.Explain(value).Select(static broken => broken.message)), name);
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

    private readonly void CheckSchema<T, TJson>(T value)
        where TJson : IJson<T>
    {
        if (_settings.ValidateRequests)
            JsonText.Validate<T, TJson>(value);
    }

    private void AppendJson<T, TJson>(string name, T value)
        where TJson : IJson<T>
    {
        CheckSchema<T, TJson>(value);
        var output = new JsonOutput();
        try
        {
            TJson.Write(ref output, value);
            BeginQuery(name);
            _url.AppendEscaped(output.Written);
        }
        finally
        {
            output.Dispose();
        }
    }

    private void AppendNested<T, TJson>(string name, T value)
        where TJson : IJson<T>
    {
        CheckSchema<T, TJson>(value);
        var output = new JsonOutput();
        try
        {
            TJson.Write(ref output, value);
            _hasQuery = NestedQuery.Append(ref _url, name, output.Written, _hasQuery);
        }
        finally
        {
            output.Dispose();
        }
    }

    private readonly void SetBody<T, TJson>(T value)
        where TJson : IJson<T>
    {
        CheckSchema<T, TJson>(value);
        var output = new JsonOutput();
        try
        {
            TJson.Write(ref output, value);
            _message.Content = new JsonBody(output.Written);
        }
        finally
        {
            output.Dispose();
        }
    }

    private void AddJson<T, TJson>(string name, T value)
        where TJson : IJson<T>
    {
        CheckSchema<T, TJson>(value);
        Parts.Add(name, JsonText.ToUtf8Bytes<T, TJson>(value));
    }

    private readonly void AddHeaders(IReadOnlyDictionary<string, string> more)
    {
        foreach (var (name, value) in more)
        {
            if (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
                throw new ArgumentException("The token has its own place in LosantClientOptions.", "options");
            SetHeader(name, value, "options");
        }
    }

    private readonly void SetHeader(string name, string value, string parameter)
    {
        if (!HeaderText.IsSafe(value))
            throw new ArgumentException($"The header {name} can hold visible ASCII characters only.", parameter);
        try
        {
            _message.Headers.Remove(name);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new ArgumentException($"\"{name}\" is no header of a request.", parameter, e);
        }

        if (!_message.Headers.TryAddWithoutValidation(name, value))
            throw new ArgumentException($"\"{name}\" is no header of a request.", parameter);
    }
}
