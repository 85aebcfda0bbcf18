using Losant.Runtime.Http.Sending;
using Losant.Runtime.Json;

namespace Losant.Runtime.Http.Responses;

/// <summary>A success response with its whole body, which are disposed by whoever received them.</summary>
internal readonly struct BufferedResponse(Exchange exchange, ResponseBody body)
{
    public int Status => (int)exchange.Response.StatusCode;

    /// <summary>The whole response, for raw requests.</summary>
    /// <param name="requested">The members for navigation that the call asked for.</param>
    public LosantRawResponse ToRaw(RequestedMembers requested)
    {
        if (!body.Utf8.IsEmpty && ContentCoding.Problem(exchange) is { } problem)
            throw ApiErrors.OfResponse(exchange, body.Utf8.Span, problem);
        return new(exchange.Response.StatusCode, body.ToArray(), ContentType.Of(exchange.Response.Content).OrNull(), exchange.Secrets.Collect())
        {
            Headers = ResponseHeaders.Of(exchange),
            Requested = requested,
        };
    }

    public bool IsEmpty
    {
        get
        {
            foreach (var octet in body.Utf8.Span)
            {
                if (octet is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                    return false;
            }

            return true;
        }
    }

    /// <summary>Reads the body's JSON; if it is not valid, throws an exception that keeps status and body.</summary>
    public T Read<T>(in ResponseReading reading, ResponseReading.Parser<T, int> parse)
    {
        var utf8 = body.Utf8.Span;
        if (IsEmpty)
            throw ApiErrors.OfResponse(exchange, utf8, "The server's response is empty, but JSON was expected.");
        var contentType = ContentType.Of(exchange.Response.Content);
        if (!contentType.MayBeJson) throw OtherThanJson(utf8, contentType);
        try
        {
            return reading.Read(utf8, Status, exchange.Secrets, parse);
        }
        catch (LosantSerializationException e)
        {
            if (ContentCoding.Of(exchange.Response.Content) is { Length: > 0 } coding)
                throw ApiErrors.OfResponse(exchange, utf8, ContentCoding.Explain(coding), e);
            throw contentType.IsJson ? ApiErrors.OfResponse(exchange, utf8, "The server's response is not valid JSON of the expected type.", e) : OtherThanJson(utf8, contentType, e);
        }
    }

    private LosantResponseException OtherThanJson(ReadOnlySpan<byte> utf8, ContentType contentType, Exception? cause = null) =>
        ApiErrors.OfResponse(exchange, utf8, $"The server responded with {contentType.Describe()}, but JSON was expected.", cause);
}
