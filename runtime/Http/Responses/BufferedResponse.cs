using Losant.Runtime.Http.Sending;

namespace Losant.Runtime.Http.Responses;

/// <summary>A success with its body, which is in memory as a whole until the response is disposed.</summary>
internal readonly struct BufferedResponse(Exchange exchange, ResponseBody body) : IDisposable
{
    public int Status => (int)exchange.Response.StatusCode;

    /// <summary>The response as a whole, for those who ask for no type.</summary>
    public LosantRawResponse ToRaw() => new(exchange.Response.StatusCode, body.Utf8.ToArray(), ContentType.Of(exchange.Response.Content).OrNull(), exchange.Token)
    {
        Headers = ResponseHeaders.Of(exchange),
    };

    public bool IsEmpty => body.Utf8.Span.Trim(" \t\r\n"u8).IsEmpty;

    /// <summary>Reads the body's JSON; what is wrong with it is an exception that keeps status and text.</summary>
    public T Read<T>(RedactedJson.Parser<T> parse)
    {
        var utf8 = body.Utf8.Span;
        if (IsEmpty)
            throw ApiErrors.OfResponse(exchange, utf8, "The server responded with nothing where JSON was expected.");
        var contentType = ContentType.Of(exchange.Response.Content);
        if (!contentType.MayBeJson) throw OtherThanJson(utf8, contentType);
        try
        {
            return RedactedJson.Parse(utf8, Status, exchange.Token, parse);
        }
        catch (LosantSerializationException e)
        {
            if (ContentCoding.Of(exchange.Response.Content) is { Length: > 0 } coding)
                throw ApiErrors.OfResponse(exchange, utf8, $"The server compressed its response as {coding}, which was not asked for.", e);
            throw contentType.IsJson ? ApiErrors.OfResponse(exchange, utf8, "The server's response is not the JSON that was expected.", e) : OtherThanJson(utf8, contentType, e);
        }
    }

    public void Dispose()
    {
        body.Dispose();
        exchange.Dispose();
    }

    private LosantResponseException OtherThanJson(ReadOnlySpan<byte> utf8, ContentType contentType, Exception? cause = null) =>
        ApiErrors.OfResponse(exchange, utf8, $"The server responded with {contentType.Describe()} where JSON was expected.", cause);
}
