using Losant.Runtime.Constraints;
using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Secrets;
using Losant.Runtime.Http.Sending;
using Losant.Runtime.Json;

namespace Losant.Runtime.Http.Responses;

/// <summary>How the JSON of a call's responses is read: which members for navigation it asked for, and whom to tell what does not fit.</summary>
internal readonly struct ResponseReading
{
    private readonly PreparedRequest _call;
    private readonly CallHooks? _hooks;
    private readonly CancellationToken _cancellation;

    /// <summary>Initializes the reading of a call's responses.</summary>
    public ResponseReading(PreparedRequest call, CallHooks hooks, CancellationToken cancellation) =>
        (_call, _hooks, Requested, _cancellation) = (call, hooks, call.Requested, cancellation);

    /// <summary>Initializes the reading of a response whose call is over: nobody is told.</summary>
    public ResponseReading(RequestedMembers requested) => Requested = requested;

    public RequestedMembers Requested { get; }

    /// <summary>Reads a value; <paramref name="context"/> is what decides how, such as the response's status.</summary>
    public delegate T Parser<T, TContext>(TContext context, ref JsonInput input);

    /// <summary>Reads the value of a JSON text that has nothing else. What leaves the library beside the value contains no secret.</summary>
    /// <exception cref="LosantSerializationException">The text is not valid, or does not match the type.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public T Read<T, TContext>(ReadOnlySpan<byte> utf8, TContext context, in SecretSource secrets, Parser<T, TContext> parse)
    {
        T value;
        var input = new JsonInput(utf8, Requested);
        try
        {
            using (MatchBudget.OpenForReading(_cancellation))
            {
                value = parse(context, ref input);
                input.Finish();
            }
        }
        catch (LosantSerializationException e)
        {
            throw secrets.Info is { HasSecretResponse: true } ? RedactedJson.OfSecret(e) : RedactedJson.Of(e, utf8, secrets.Collect());
        }

        // The callback is not a part of the reading: what it checks has a budget of its own.
        if (_hooks is not null && input.HasMisfits) _hooks.Misfit(_call, input.DescribeMisfits(), secrets);
        return value;
    }
}
