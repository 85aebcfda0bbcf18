using System.Net;
using System.Runtime.CompilerServices;

namespace Losant.Runtime;

/// <summary>Sends calls with their token, a second time if the first token is refused and there is another, and reads what comes back.</summary>
internal sealed class CallSender(Transport transport, TokenSource tokens, ClientSettings settings)
{
    private readonly TimeSpan _timeout = settings.TimeoutFor(transport.Given);

    public TimeSpan TimeoutOf(LosantRequestOptions? options) => options?.Timeout ?? _timeout;

    /// <summary>Sends a call and reads its response; an error status is an exception.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<BufferedResponse> RunAsync(PreparedRequest call, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(TimeoutOf(call.Options), settings.TimeProvider, cancellationToken);
        var exchange = await SendAsync(call, deadline).ConfigureAwait(false);
        try
        {
            return new BufferedResponse(exchange, await ReadAsync(exchange, call, deadline).ConfigureAwait(false));
        }
        catch
        {
            exchange.Dispose();
            throw;
        }
    }

    /// <summary>Sends a call and returns when the response's headers are there, whatever its status.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Exchange> SendAsync(PreparedRequest call, Deadline deadline)
    {
        var request = call.Message;
        HttpResponseMessage? response = null;
        try
        {
            deadline.Token.ThrowIfCancellationRequested();
            var token = call.Info.IsSignIn ? null : await tokens.GetAsync(deadline.Token).ConfigureAwait(false);
            response = await SendAsync(call.Info, request, token, deadline.Token).ConfigureAwait(false);

            // A refused call was not carried out, so it may be sent again, whatever it does.
            if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null && LosantRequest.IsRewindable(request)
                && await tokens.ReplaceAsync(token, deadline.Token).ConfigureAwait(false) is { } next)
            {
                Report(call, response, body: default);
                response.Dispose();
                request = RequestCopy.TakeOver(request);
                token = next;
                response = await SendAsync(call.Info, request, token, deadline.Token).ConfigureAwait(false);
            }

            return new Exchange(call.Info, request, response, token);
        }
        catch (Exception e)
        {
            var upload = (request.Content as MultipartBody)?.Failure;
            response?.Dispose();
            request.Dispose();
            if (e is LosantApiException)
                throw; // A sign-in that was refused.
            if (deadline.Translate(e) is { } ended)
                throw ended;
            if (upload is not null)
                throw upload;
            throw;
        }
    }

    /// <summary>Reads a response's body, and makes an exception of an error status or of a body that cannot be had.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ResponseBody> ReadAsync(Exchange exchange, PreparedRequest call, Deadline deadline)
    {
        var isSuccess = exchange.Response.IsSuccessStatusCode;
        var limit = isSuccess ? settings.MaxResponseSize : Math.Min(settings.MaxResponseSize, ApiErrors.MaxBodySize);
        var body = await ResponseBody.ReadAsync(exchange.Response.Content, limit, deadline.Token).ConfigureAwait(false);
        var isKept = false;
        try
        {
            Report(call, exchange.Response, call.Info.IsSignIn ? default : body.Utf8);
            if (body.Failure is { } failure && (isSuccess || deadline.IsCancelledByCaller) && deadline.Translate(failure) is { } ended)
                throw ended;
            if (!isSuccess)
                throw ApiErrors.OfStatus(exchange, body.Utf8.Span, body.Failure, settings.TimeProvider.GetUtcNow());
            if (body.Failure is not null)
                throw ApiErrors.OfResponse(exchange, body.Utf8.Span, $"The server's response broke off after {ScalarString.Of(body.Utf8.Length)} bytes.", body.Failure);
            if (body.IsTooLarge)
                throw ApiErrors.OfResponse(exchange, body.Utf8.Span, $"The server's response is larger than the limit of {ScalarString.Of(limit)} bytes.");
            isKept = true;
            return body;
        }
        finally
        {
            if (!isKept)
                body.Dispose();
        }
    }

    /// <summary>Tells the hook of a response.</summary>
    public void Report(PreparedRequest call, HttpResponseMessage response, ReadOnlyMemory<byte> body) =>
        settings.OnResponse?.Invoke(new LosantResponseContext(call.Info.Resource, call.Info.Action, response, body, call.Elapsed));

    // The token is on the request only while it is under way, so that no hook, log or exception meets it.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<HttpResponseMessage> SendAsync(ActionInfo info, HttpRequestMessage request, BearerToken? token, CancellationToken cancellationToken)
    {
        settings.OnRequest?.Invoke(new LosantRequestContext(info.Resource, info.Action, request, info.IsSignIn ? default : (request.Content as JsonBody)?.Utf8 ?? default));
        token?.PutOn(request);
        try
        {
            var response = await transport.SendAsync(request, info, cancellationToken).ConfigureAwait(false);
            if (response.RequestMessage is { } sent && sent != request)
                BearerToken.TakeOff(sent); // A handler's copy.
            return response;
        }
        finally
        {
            BearerToken.TakeOff(request);
        }
    }
}
