namespace Losant.Runtime.Http.Sending;

/// <summary>Creates new requests from sent ones, because an HttpClient does not send the same message twice.</summary>
internal static class RequestCopy
{
    /// <summary>Copies a request without its body.</summary>
    public static HttpRequestMessage WithoutBody(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers.NonValidated)
            copy.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }

    /// <summary>Copies a request and takes over its body; the original is disposed.</summary>
    public static HttpRequestMessage TakeOver(HttpRequestMessage request)
    {
        var copy = WithoutBody(request);
        copy.Content = request.Content;
        request.Content = null;
        request.Dispose();
        return copy;
    }
}
