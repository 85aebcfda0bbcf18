namespace Losant.Runtime;

/// <summary>The constant properties of an action: its names, method and path. Generated code has one in a static field for each action.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ActionInfo
{
    private readonly Dictionary<int, ErrorReader>? _errors;

    /// <summary>Initializes the description of an action.</summary>
    /// <param name="resource">The resource's name in the API's description.</param>
    /// <param name="action">The action's name in the API's description.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path with a leading slash and its parameters in braces.</param>
    /// <param name="traits">Further properties of the action.</param>
    public ActionInfo(string resource, string action, string method, string path, ActionTraits traits = ActionTraits.None)
    {
        Resource = resource;
        Action = action;
        Name = resource + "." + action;
        Method = HttpMethod.Parse(method);
        Traits = traits;
        Accept = IsEventStream ? "text/event-stream" : (traits & ActionTraits.Download) != 0 ? "*/*" : "application/json";
        (Literals, Parameters) = Split(path);
    }

    private ActionInfo(ActionInfo other, Dictionary<int, ErrorReader> errors)
    {
        Resource = other.Resource;
        Action = other.Action;
        Name = other.Name;
        Method = other.Method;
        Traits = other.Traits;
        Accept = other.Accept;
        Literals = other.Literals;
        Parameters = other.Parameters;
        _errors = errors;
    }

    private delegate object ErrorReader(ReadOnlySpan<byte> utf8);

    internal string Resource { get; }

    internal string Action { get; }

    /// <summary>The qualified name: <c>device.get</c>.</summary>
    internal string Name { get; }

    internal HttpMethod Method { get; }

    internal ActionTraits Traits { get; }

    /// <summary>The path's literal pieces: one more than there are parameters.</summary>
    internal string[] Literals { get; }

    /// <summary>The names of the path's parameters in order.</summary>
    internal string[] Parameters { get; }

    /// <summary>Whether this is the sign-in that gets the token: it is sent without a token, and its bodies are secret.</summary>
    internal bool IsSignIn { get; init; }

    /// <summary>Whether nothing of a response may be shown, not even its keys.</summary>
    internal bool HasSecretResponse => (Traits & ActionTraits.SecretResponse) != 0;

    /// <summary>Whether content without a body is an object without members, as the vendor's client sends it.</summary>
    internal bool SendsObject => !IsRaw && Method != HttpMethod.Get && Method != HttpMethod.Head && (Traits & ActionTraits.NoObject) == 0;

    internal bool NeedsToken => (Traits & ActionTraits.Anonymous) == 0;

    /// <summary>Whether this is a raw request, which has no description.</summary>
    internal bool IsRaw { get; init; }

    /// <summary>The accepted content types.</summary>
    internal string Accept { get; init; }

    internal bool IsIdempotent => (Traits & ActionTraits.Idempotent) != 0;

    internal bool IsEventStream => (Traits & ActionTraits.EventStream) != 0;

    /// <summary>Declares the body of an error that differs from the API's common one.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <typeparam name="TCodec">The codec that reads it.</typeparam>
    /// <param name="status">Its HTTP status.</param>
    /// <returns>The action with the declaration.</returns>
    public ActionInfo WithError<T, TCodec>(int status)
        where T : notnull
        where TCodec : IJsonCodec<T>
    {
        var errors = _errors is null ? [] : new Dictionary<int, ErrorReader>(_errors);
        errors[status] = static utf8 => JsonText.Deserialize<T, TCodec>(utf8);
        return new ActionInfo(this, errors);
    }

    /// <summary>Reads a declared error body; null if none is declared for the status, or the body does not match.</summary>
    internal object? ReadError(int status, ReadOnlySpan<byte> utf8)
    {
        if (_errors is null || !_errors.TryGetValue(status, out var read))
            return null;
        try
        {
            return read(utf8);
        }
        catch (LosantSerializationException)
        {
            return null; // The exception is thrown anyway and keeps the raw text.
        }
    }

    private static (string[] Literals, string[] Parameters) Split(string path)
    {
        var literals = new List<string>();
        var parameters = new List<string>();
        var start = 0;
        for (var open = path.IndexOf('{', StringComparison.Ordinal); open >= 0; open = path.IndexOf('{', start))
        {
            var close = path.IndexOf('}', open);
            if (close < 0)
                throw new ArgumentException("A parameter's brace is not closed.", nameof(path));
            literals.Add(path[start..open]);
            parameters.Add(path[(open + 1)..close]);
            start = close + 1;
        }

        literals.Add(path[start..]);
        return ([.. literals], [.. parameters]);
    }
}
