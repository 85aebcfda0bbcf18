using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Responses;

namespace Losant.Runtime.Http.Sending;

/// <summary>Receives the response to a call within the call's timeout and before the client is disposed, and throws exceptions for failures.</summary>
internal sealed class ResponseReceiver(TokenAuthenticator authenticator, CallHooks hooks, ClientSettings settings, TimeSpan timeout, CancellationToken client)
{
    public TimeSpan TimeoutOf(LosantRequestOptions? options) => options?.Timeout ?? timeout;

    /// <summary>Begins the time in which a call must end.</summary>
    public Deadline Begin(PreparedRequest call, CancellationToken cancellationToken) => new(TimeoutOf(call.Options), settings.Clock, cancellationToken, client);

    /// <summary>Returns when the body of a success response begins; throws for an error status.</summary>
    public async ValueTask<LosantRawDownload> DownloadAsync(PreparedRequest call, CancellationToken cancellationToken)
    {
        using var deadline = Begin(call, cancellationToken);
        var exchange = await OpenAsync(call, deadline).ConfigureAwait(false);
        var isKept = false;
        try
        {
            if (!exchange.Response.IsSuccessStatusCode)
            {
                using var body = await BufferAsync(exchange, deadline).ConfigureAwait(false);
                Accept(call, exchange, body, deadline); // Throws.
            }

            hooks.Responded(call, exchange.Response, body: default);
            if (ContentCoding.Problem(exchange) is { } problem)
                throw ApiErrors.OfResponse(exchange, default, problem);
            var content = exchange.Response.Content;
            var stream = await content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
            isKept = true;
            return new LosantRawDownload(
                exchange.Response.StatusCode,
                DownloadStream.Over(exchange, stream, call.Options?.IdleTimeout ?? TimeoutOf(call.Options), settings.Clock, client),
                ContentType.Of(content).OrNull())
            {
                Headers = ResponseHeaders.Of(exchange),
                ContentLength = content.Headers.ContentLength,
            };
        }
        catch (OperationCanceledException e) when (!CallHooks.Threw(e) && deadline.Translate(e) is { } ended)
        {
            throw ended;
        }
        finally
        {
            if (!isKept)
                exchange.Dispose();
        }
    }

    /// <summary>Returns when the response's headers are received, for any status.</summary>
    public ValueTask<Exchange> OpenAsync(in PreparedRequest call, in Deadline deadline) => authenticator.ExchangeAsync(call, deadline);

    /// <summary>Reads a response's body: all of it, or the beginning of one that fails or is too large.</summary>
    public ValueTask<ResponseBody> BufferAsync(Exchange exchange, in Deadline deadline) => ResponseBody.ReadAsync(exchange.Response.Content, LimitOf(exchange), deadline.Token);

    /// <summary>Throws for an error status or an incomplete body.</summary>
    public void Accept(in PreparedRequest call, Exchange exchange, ResponseBody body, in Deadline deadline)
    {
        hooks.Responded(call, exchange.Response, call.Info.IsSignIn ? default : body.Utf8);
        if (!exchange.Response.IsSuccessStatusCode || body.Failure is not null || body.IsTooLarge)
            throw FailureOf(exchange, body, deadline);
    }

    private Exception FailureOf(Exchange exchange, ResponseBody body, in Deadline deadline)
    {
        var isSuccess = exchange.Response.IsSuccessStatusCode;
        if (body.Failure is { } failure && (isSuccess || deadline.IsEnded) && deadline.Translate(failure) is { } ended)
            return ended;
        if (!isSuccess)
            return ApiErrors.OfStatus(exchange, body.Utf8.Span, body.Failure, settings.Clock.GetUtcNow());
        if (body.Failure is InvalidDataException)
            return ApiErrors.OfResponse(exchange, body.Utf8.Span, "The server's response could not be decompressed.", body.Failure);
        if (body.Failure is not null)
            return ApiErrors.OfResponse(exchange, body.Utf8.Span, $"The server's response was cut off after {ScalarString.Of(body.Received)} bytes.", body.Failure);
        return ApiErrors.OfResponse(exchange, body.Utf8.Span, $"The server's response is larger than the limit of {ScalarString.Of(LimitOf(exchange))} bytes (MaxResponseSize).");
    }

    private int LimitOf(Exchange exchange) =>
        exchange.Response.IsSuccessStatusCode ? settings.MaxResponseSize : Math.Min(settings.MaxResponseSize, ApiErrors.MaxBodySize);
}
