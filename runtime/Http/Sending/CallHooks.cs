using System.Runtime.CompilerServices;
using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Secrets;

namespace Losant.Runtime.Http.Sending;

/// <summary>Invokes the hooks in the client's and the call's options.</summary>
internal sealed class CallHooks(LosantClientOptions options)
{
    // An exception of a hook is the program's own: whatever its type, it is neither a lost connection nor a timeout.
    private static readonly ConditionalWeakTable<Exception, object> Thrown = new();

    /// <summary>Whether an exception comes from a hook.</summary>
    public static bool Threw(Exception exception) => Thrown.TryGetValue(exception, out _);

    /// <summary>Says that an exception comes from a hook.</summary>
    public static void Mark(Exception exception) => Thrown.AddOrUpdate(exception, exception);

    /// <summary>Called before a request is sent. It does not have the token yet.</summary>
    public void Requesting(in PreparedRequest call, HttpRequestMessage message)
    {
        if (options.OnRequest is not null)
            Request(call, message);
    }

    /// <summary>Called after a response is received, with its body if that is read completely.</summary>
    public void Responded(in PreparedRequest call, HttpResponseMessage message, ReadOnlyMemory<byte> body)
    {
        if (options.OnResponse is not null || call.Options?.OnResponse is not null)
            Respond(call, message, body);
    }

    /// <summary>Called after a response was read of which something did not fit, unless its JSON is secret as a whole, as a sign-in's is.</summary>
    public void Misfit(in PreparedRequest call, IReadOnlyList<LosantMisfit> misfits, in SecretSource secrets)
    {
        Telemetry.Misfits.Add(misfits.Count, Telemetry.Tags(call.Info, status: 0, errorType: null));
        if (call.Info.IsSignIn || call.Info.HasSecretResponse || (options.OnMisfit is null && call.Options?.OnMisfit is null))
            return;
        var context = new LosantMisfitContext(call.Info.Resource, call.Info.Action, RedactedJson.Of(misfits, secrets.Collect()));
        Invoke(options.OnMisfit, context);
        Invoke(call.Options?.OnMisfit, context);
    }

    /// <summary>Called after a call failed.</summary>
    public void Failed(in PreparedRequest call, Exception exception) =>
        Invoke(options.OnFailure, new LosantFailureContext(call.Info.Resource, call.Info.Action, exception, call.Elapsed));

    // Methods of their own, so that they are compiled only for a program that has hooks.
    private void Request(in PreparedRequest call, HttpRequestMessage message) =>
        Invoke(options.OnRequest, new LosantRequestContext(call.Info.Resource, call.Info.Action, message, call.Info.IsSignIn ? default : (message.Content as BufferedBody)?.Bytes ?? default));

    private void Respond(in PreparedRequest call, HttpResponseMessage message, ReadOnlyMemory<byte> body)
    {
        var context = new LosantResponseContext(call.Info.Resource, call.Info.Action, message, body, call.Elapsed);
        Invoke(options.OnResponse, context);
        Invoke(call.Options?.OnResponse, context);
    }

    private static void Invoke<T>(Action<T>? hook, T context)
    {
        try
        {
            hook?.Invoke(context);
        }
        catch (Exception e)
        {
            Mark(e);
            throw;
        }
    }
}
