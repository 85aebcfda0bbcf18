using Losant.Runtime.Constraints;
using Losant.Runtime.Http;
using Losant.Runtime.Http.Calls;
using Losant.Runtime.Json;
using Losant.Runtime.Secrets;

namespace Losant.Runtime;

/// <summary>
/// A call while its arguments are set: path parameters first, in the path's order, then all others. An invalid argument
/// throws an <see cref="ArgumentException"/> that names the parameter. Lives on the stack; only the request itself is allocated.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct ActionCall
{
    private readonly ClientSettings _settings;
    private readonly SecretNames _secretNames;
    private readonly ActionInfo _info;
    private readonly string _acceptVersion;
    private readonly string? _userAgent;
    private readonly LosantRequestOptions? _options;
    private readonly HttpRequestMessage _message;
    private UrlBuilder _url;
    private int _parameter;
    private bool _hasQuery;
    private double? _keepAliveSeconds;
    private RequestedMembers _requested;
    private MultipartBody? _parts;
    private string? _calledOtherwise;
    private string? _calledInCSharp;
    private Dictionary<string, string>? _again;
    private MatchBudget _matching;

    internal ActionCall(PipelineState state, ActionInfo info, LosantRequestOptions? options, MatchBudget matching = default)
    {
        _matching = matching;
        _settings = state.Settings;
        _secretNames = state.SecretNames;
        _acceptVersion = state.AcceptVersion;
        _userAgent = state.UserAgent;
        _info = info;
        _options = options;
        _message = new HttpRequestMessage { Method = info.Method };
        _url.Append(state.BaseUrl);
        _url.Append(info.Literals[0]);
        foreach (var literal in info.Literals)
            _hasQuery |= literal.Contains('?', StringComparison.Ordinal);
    }

    /// <summary>Sets the C# name of the next parameter, for exceptions, if it differs from its name in the API.</summary>
    /// <param name="name">The parameter's name in the API.</param>
    /// <param name="parameter">Its name in C#.</param>
    public void Called(string name, string parameter) => (_calledOtherwise, _calledInCSharp) = (name, parameter);

    /// <summary>Sets the next path parameter, wherever it occurs in the path.</summary>
    /// <param name="name">The parameter's name in the path.</param>
    /// <param name="value">Its value; it is escaped, so that it stays one segment.</param>
    /// <param name="rule">The constraints of the value.</param>
    /// <exception cref="ArgumentException">The value is null, empty, <c>.</c> or <c>..</c>, or violates the rule.</exception>
    public void Path(string name, string value, StringRule? rule = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, ParameterOf(name));
        if (value is "." or "..")
            throw new ArgumentException("'.' and '..' are not valid path segments.", ParameterOf(name));
        Enforce(name, value, rule);
        if (_parameter >= _info.Parameters.Length || _info.Parameters[_parameter] != name)
            throw new InvalidOperationException($"The path of {_info.Name} does not have the parameter {name} at this position.");

        Fill(name, value);
        if (Array.IndexOf(_info.Parameters, name, _parameter) >= 0)
            (_again ??= [])[name] = value;
        while (_again is not null && _parameter < _info.Parameters.Length && _again.TryGetValue(_info.Parameters[_parameter], out var given))
            Fill(_info.Parameters[_parameter], given);
    }

    /// <summary>Sets a header; null omits it.</summary>
    /// <param name="name">The name of the parameter and of the header.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">The constraints of the value.</param>
    /// <param name="required">Whether null and an empty string are errors.</param>
    /// <exception cref="ArgumentException">The required value is null or empty, it violates the rule (with validation on), or a header cannot contain it.</exception>
    public void Header(string name, string? value, StringRule? rule = null, bool required = false)
    {
        if (required)
            ArgumentException.ThrowIfNullOrEmpty(value, ParameterOf(name));
        if (value is null)
            return;
        Check(name, value, rule);
        SetHeader(name, value, ParameterOf(name));
    }

    /// <summary>Completes the arguments.</summary>
    /// <returns>The call, ready to send.</returns>
    internal PreparedRequest Complete()
    {
        if (_parameter != _info.Parameters.Length)
            throw new InvalidOperationException($"The path of {_info.Name} needs the parameter {_info.Parameters[_parameter]}.");

        // Ordinary calls always send these parameters, as the vendor's client does; event streams and raw requests send none by default.
        var client = _settings.Options;
        Request(HalMembers.Actions, RequestedMembers.Actions, _options?.IncludeActions, client.IncludeActions);
        Request(HalMembers.Links, RequestedMembers.Links, _options?.IncludeLinks, client.IncludeLinks);
        Request(HalMembers.Embedded, RequestedMembers.Embedded, _options?.IncludeEmbedded, client.IncludeEmbedded);
        _message.RequestUri = new Uri(_url.Finish());

        var headers = _message.Headers;
        headers.TryAddWithoutValidation("Accept", _info.Accept);
        headers.TryAddWithoutValidation("Accept-Version", _acceptVersion);
        if (_userAgent is not null)
            headers.TryAddWithoutValidation("User-Agent", _userAgent);
        if (_options?.LosantDomain is { } domain)
            SetHeader("losantdomain", domain, "options");
        else if (client.LosantDomain is not null && !headers.NonValidated.Contains("losantdomain"))
            headers.TryAddWithoutValidation("losantdomain", client.LosantDomain);
        if (_options?.Headers is { } more)
            AddHeaders(more);
        if (_parts is not null)
            _message.Content = _parts;
        // As the vendor's client does. What a raw request has is the caller's choice.
        else if (_message.Content is null && _info.SendsObject)
            _message.Content = new BufferedBody("{}"u8);
        return new PreparedRequest(_info, _message, _options, _requested, _keepAliveSeconds);
    }

    private void Request(string name, RequestedMembers member, bool? byCall, bool byClient)
    {
        var isWanted = byCall ?? (_info.IsEventStream || _info.IsRaw ? null : byClient);
        Query(name, isWanted);
        if (isWanted == true)
            _requested |= member;
    }

    private void Fill(string name, string value)
    {
        _url.AppendEscaped(value, ParameterOf(name));
        _url.Append(_info.Literals[++_parameter]);
    }

    private readonly void AddHeaders(IReadOnlyDictionary<string, string> more)
    {
        foreach (var (name, value) in more)
            SetHeader(name, value, "options");
    }

    private readonly void SetHeader(string name, string value, string parameter)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException("A header has no name.", parameter);
        if (ReservedHeader.Reason(name) is { } reason)
            throw new ArgumentException($"The header {name} is not allowed: {reason}.", parameter);
        try
        {
            _message.Headers.Remove(name);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException) // it quotes the name
        {
            throw new ArgumentException(NotAHeader(name), parameter);
        }

        if (value is null || !HeaderValue.IsSafe(value))
            throw new ArgumentException($"The header {name} must consist of visible ASCII characters.", parameter);
        if (!_message.Headers.TryAddWithoutValidation(name, value))
            throw new ArgumentException(NotAHeader(name), parameter);
    }

    private static string NotAHeader(string name) => $"A name of {StringRule.Size(name)} is not that of a valid request header.";
}
