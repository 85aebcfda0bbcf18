using Losant.Runtime.Http.Events;

namespace Losant.Runtime;

/// <summary>What never changes about an action: its names, method and path. Generated code holds one in a static field for each action.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ActionInfo
{
    private readonly Dictionary<int, ErrorReader>? _errors;

    /// <summary>Describes an action.</summary>
    /// <param name="resource">The resource's name in the API's description.</param>
    /// <param name="action">The action's name there.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path with its parameters in braces, beginning with a slash.</param>
    /// <param name="traits">What else there is to know.</param>
    public ActionInfo(string resource, string action, string method, string path, ActionTraits traits = ActionTraits.None)
    {
        Resource = resource;
        Action = action;
        Name = resource + "." + action;
        Method = HttpMethod.Parse(method);
        Traits = traits;
        Accept = IsEventStream ? "text/event-stream" : "application/json";
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

    /// <summary>Resource and action in one: <c>device.get</c>.</summary>
    internal string Name { get; }

    internal HttpMethod Method { get; }

    internal ActionTraits Traits { get; }

    /// <summary>The path's fixed pieces: one more than there are parameters.</summary>
    internal string[] Literals { get; }

    /// <summary>The names of the path's parameters in their order.</summary>
    internal string[] Parameters { get; }

    /// <summary>Whether this is the sign-in that gets the token: none goes along, and its bodies are secret.</summary>
    internal bool IsSignIn { get; init; }

    internal bool NeedsToken => (Traits & ActionTraits.Anonymous) == 0;

    /// <summary>Whether this is a request of a program's own making, of which no description says anything.</summary>
    internal bool IsRaw { get; init; }

    /// <summary>The content types that are asked for.</summary>
    internal string Accept { get; init; }

    internal bool IsIdempotent => (Traits & ActionTraits.Idempotent) != 0;

    internal bool IsEventStream => (Traits & ActionTraits.EventStream) != 0;

    /// <summary>Declares the body of an error other than the API's common one.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="status">The HTTP status with which it comes.</param>
    /// <returns>The action with the declaration.</returns>
    public ActionInfo WithError<T, TCodec>(int status)
        where T : notnull
        where TCodec : IJsonCodec<T>
    {
        var errors = _errors is null ? [] : new Dictionary<int, ErrorReader>(_errors);
        errors[status] = static utf8 => JsonText.Deserialize<T, TCodec>(utf8);
        return new ActionInfo(this, errors);
    }

    /// <summary>Reads a declared error body; null when none is declared for the status, or the body is something else.</summary>
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
            return null; // The error itself matters more than its body's form, and keeps the raw text.
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
