using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Sending;
using Losant.Runtime.Json;

namespace Losant.Runtime.Http.Responses;

/// <summary>How the JSON of a call's responses is read: which members for navigation it asked for, and whom to tell what does not fit.</summary>
internal readonly struct ResponseReading
{
    private readonly PreparedRequest _call;
    private readonly CallHooks? _hooks;

    /// <summary>Initializes the reading of a call's responses.</summary>
    public ResponseReading(PreparedRequest call, CallHooks hooks) => (_call, _hooks, Requested) = (call, hooks, call.Requested);

    /// <summary>Initializes the reading of a response whose call is over: nobody is told.</summary>
    public ResponseReading(RequestedMembers requested) => Requested = requested;

    public RequestedMembers Requested { get; }

    /// <summary>Begins to read a JSON text.</summary>
    public JsonInput Begin(ReadOnlySpan<byte> utf8) => new(utf8, Requested);

    /// <summary>Ends the reading of a text.</summary>
    /// <exception cref="LosantSerializationException">The value is not the end of the text.</exception>
    public void End(ref JsonInput input)
    {
        input.Finish();
        if (_hooks is not null && input.HasMisfits) _hooks.Misfit(_call, input.DescribeMisfits());
    }
}
