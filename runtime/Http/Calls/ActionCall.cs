using Losant.Runtime.Http;
using Losant.Runtime.Http.Calls;
using Losant.Runtime.Json;

namespace Losant.Runtime;

/// <summary>
/// One call while its arguments are set: path parameters first, in the path's order, then all else. What is wrong with an
/// argument is an <see cref="ArgumentException"/> that names the parameter. Lives on the stack; only the request itself is allocated.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct ActionCall
{
    private readonly ClientSettings _settings;
    private readonly ActionInfo _info;
    private readonly LosantRequestOptions? _options;
    private readonly HttpRequestMessage _message;
    private UrlBuilder _url;
    private int _parameter;
    private bool _hasQuery;
    private double? _keepAliveSeconds;
    private MultipartBody? _parts;
    private string? _calledOtherwise;
    private string? _calledInCSharp;
    private Dictionary<string, string>? _again;

    internal ActionCall(ClientSettings settings, string baseUrl, ActionInfo info, LosantRequestOptions? options)
    {
        _settings = settings;
        _info = info;
        _options = options;
        _message = new HttpRequestMessage { Method = info.Method };
        _url.Append(baseUrl);
        _url.Append(info.Literals[0]);
        foreach (var literal in info.Literals)
            _hasQuery |= literal.Contains('?', StringComparison.Ordinal);
    }

    /// <summary>Says what the next parameter is called in C#, where that is not its name in the API: what errors name.</summary>
    /// <param name="name">The parameter's name in the API.</param>
    /// <param name="parameter">Its name in C#.</param>
    public void Called(string name, string parameter) => (_calledOtherwise, _calledInCSharp) = (name, parameter);

    /// <summary>Sets the next path parameter, and fills all places that it has in the path.</summary>
    /// <param name="name">The parameter's name, as the path has it.</param>
    /// <param name="value">Its value; everything in it is escaped, so that it stays one segment.</param>
    /// <param name="rule">What the value must be like.</param>
    /// <exception cref="ArgumentException">The value is null, empty, <c>.</c>, <c>..</c>, or breaks the rule.</exception>
    public void Path(string name, string value, StringRule? rule = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, ParameterOf(name));
        if (value is "." or "..")
            throw new ArgumentException("The value would step out of its place in the path.", ParameterOf(name));
        Enforce(name, value, rule);
        if (_parameter >= _info.Parameters.Length || _info.Parameters[_parameter] != name)
            throw new InvalidOperationException($"The path of {_info.Name} does not have {name} at this place.");

        Fill(name, value);
        if (Array.IndexOf(_info.Parameters, name, _parameter) >= 0)
            (_again ??= [])[name] = value;
        while (_again is not null && _parameter < _info.Parameters.Length && _again.TryGetValue(_info.Parameters[_parameter], out var given))
            Fill(_info.Parameters[_parameter], given);
    }

    /// <summary>Sets a header; null leaves it out.</summary>
    /// <param name="name">The header's name, which is the parameter's.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What the value must be like.</param>
    /// <param name="required">Whether null and empty text are errors.</param>
    /// <exception cref="ArgumentException">The value is missing, breaks the rule (with validation on), or no header can hold it.</exception>
    public void Header(string name, string? value, StringRule? rule = null, bool required = false)
    {
        if (required)
            ArgumentException.ThrowIfNullOrEmpty(value, ParameterOf(name));
        if (value is null)
            return;
        Check(name, value, rule);
        SetHeader(name, value, ParameterOf(name));
    }

    /// <summary>Ends the setting of arguments.</summary>
    /// <returns>The call as it can be sent.</returns>
    internal PreparedRequest Complete()
    {
        if (_parameter != _info.Parameters.Length)
            throw new InvalidOperationException($"The path of {_info.Name} needs {_info.Parameters[_parameter]}.");

        // Ordinary calls always say what they want, as the vendor's client does; event streams and raw requests say nothing by default.
        var client = _settings.Options;
        var defaults = _info.IsEventStream || _info.IsRaw ? null : client;
        Query(HalMembers.Actions, _options?.IncludeActions ?? defaults?.IncludeActions);
        Query(HalMembers.Links, _options?.IncludeLinks ?? defaults?.IncludeLinks);
        Query(HalMembers.Embedded, _options?.IncludeEmbedded ?? defaults?.IncludeEmbedded);
        _message.RequestUri = new Uri(_url.Finish());

        var headers = _message.Headers;
        headers.TryAddWithoutValidation("Accept", _info.Accept);
        headers.TryAddWithoutValidation("Accept-Version", client.AcceptVersion);
        if (_options?.LosantDomain is { } domain)
            SetHeader("losantdomain", domain, "options");
        else if (client.LosantDomain is not null && !headers.NonValidated.Contains("losantdomain"))
            headers.TryAddWithoutValidation("losantdomain", client.LosantDomain);
        if (_options?.Headers is { } more)
            AddHeaders(more);
        if (_parts is not null)
            _message.Content = _parts;
        return new PreparedRequest(_info, _message, _options, _keepAliveSeconds);
    }

    private void Fill(string name, string value)
    {
        _url.AppendEscaped(value, ParameterOf(name));
        _url.Append(_info.Literals[++_parameter]);
    }

    private readonly void AddHeaders(IReadOnlyDictionary<string, string> more)
    {
        foreach (var (name, value) in more)
        {
            if (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
                throw new ArgumentException("The token has its own place: AccessToken or TokenProvider in LosantClientOptions, TokenProvider in LosantRequestOptions.", "options");
            SetHeader(name, value, "options");
        }
    }

    private readonly void SetHeader(string name, string value, string parameter)
    {
        if (!HeaderValue.IsSafe(value))
            throw new ArgumentException($"The header {name} can hold visible ASCII characters only.", parameter);
        try
        {
            _message.Headers.Remove(name);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new ArgumentException($"\"{name}\" is not a valid request header.", parameter, e);
        }

        if (!_message.Headers.TryAddWithoutValidation(name, value))
            throw new ArgumentException($"\"{name}\" is not a valid request header.", parameter);
    }
}
