using System.Net;
using System.Runtime.CompilerServices;
using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Secrets;
using Losant.Runtime.Http.Tokens;

namespace Losant.Runtime.Http.Sending;

/// <summary>Adds the token to requests, and resends a request once if its token was rejected and a different one is available.</summary>
internal sealed class TokenAuthenticator(ActionPipeline pipeline, Transport transport, TokenSource? tokens, CallHooks hooks)
{
    /// <summary>Sends a request; returns when the response's headers are received, for any status.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Exchange> ExchangeAsync(PreparedRequest call, Deadline deadline)
    {
        var request = call.Message;
        var cancellationToken = deadline.Token;
        HttpResponseMessage? response = null;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var source = SourceOf(call);
            var token = source is null ? null : await source.GetAsync(cancellationToken).ConfigureAwait(false);
            response = await TransmitAsync(call, request, token, cancellationToken).ConfigureAwait(false);

            // A call rejected with 401 was not processed, so it may be resent even if it is not idempotent.
            if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null && LosantRequest.IsRewindable(request)
                && await source!.ReplaceAsync(token, cancellationToken).ConfigureAwait(false) is { } next)
            {
                hooks.Responded(call, response, body: default);
                response.Dispose();
                request = RequestCopy.TakeOver(request);
                token = next;
                response = await TransmitAsync(call, request, token, cancellationToken).ConfigureAwait(false);
            }

            if (token is not null && (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.Unauthorized))
                source!.Judge(token, response.IsSuccessStatusCode);
            return new Exchange(call.Info, request, response, token, pipeline.SecretNames);
        }
        catch (Exception e)
        {
            response?.Dispose();
            request.Dispose();
            // A rejected sign-in and an invalid token already have their own exceptions.
            if (e is not LosantException && !CallHooks.Threw(e) && (deadline.Translate(e) ?? (request.Content as MultipartBody)?.Failure) is { } cause)
                throw cause;
            throw;
        }
    }

    // A sign-in has the token that it renews, or none.
    private TokenSource? SourceOf(PreparedRequest call) =>
        call.Options?.TokenProvider is { } own ? new TokenSource(own, pipeline) : call.Info.IsSignIn ? null : tokens;

    // The request has the token only while it is being sent, so that no hook, log or exception can contain it.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<HttpResponseMessage> TransmitAsync(PreparedRequest call, HttpRequestMessage request, BearerToken? token, CancellationToken cancellationToken)
    {
        hooks.Requesting(call, request);
        token?.PutOn(request);
        try
        {
            var response = await transport.TransmitAsync(request, call.Info.IsIdempotent, cancellationToken).ConfigureAwait(false);
            transport.Decompress(request, response);
            if (response.RequestMessage is { } sent && sent != request)
                BearerToken.TakeOff(sent); // A copy made by a handler.
            return response;
        }
        catch (Exception e) when (ServerQuotes.AreIn(e))
        {
            throw ServerQuotes.RemoveFrom(e);
        }
        finally
        {
            BearerToken.TakeOff(request);
        }
    }
}
