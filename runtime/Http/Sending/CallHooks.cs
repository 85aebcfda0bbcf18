using Losant.Runtime.Http.Calls;

namespace Losant.Runtime.Http.Sending;

/// <summary>Tells those who asked for it, in the client's options and in the call's, what goes out and what comes back.</summary>
internal sealed class CallHooks(LosantClientOptions options)
{
    /// <summary>A request is about to be sent. Its token is not on it.</summary>
    public void Requesting(PreparedRequest call, HttpRequestMessage message)
    {
        if (options.OnRequest is { } hook)
            hook(new LosantRequestContext(call.Info.Resource, call.Info.Action, message, call.Info.IsSignIn ? default : (message.Content as BufferedBody)?.Bytes ?? default));
    }

    /// <summary>A response is there, and its body where it is one that is read as a whole.</summary>
    public void Responded(PreparedRequest call, HttpResponseMessage message, ReadOnlyMemory<byte> body)
    {
        if (options.OnResponse is null && call.Options?.OnResponse is null)
            return;
        var context = new LosantResponseContext(call.Info.Resource, call.Info.Action, message, body, call.Elapsed);
        options.OnResponse?.Invoke(context);
        call.Options?.OnResponse?.Invoke(context);
    }

    /// <summary>A call failed on its way.</summary>
    public void Failed(PreparedRequest call, Exception exception) =>
        options.OnFailure?.Invoke(new LosantFailureContext(call.Info.Resource, call.Info.Action, exception, call.Elapsed));
}
