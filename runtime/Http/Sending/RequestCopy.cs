namespace Losant.Runtime.Http.Sending;

/// <summary>Makes new requests out of sent ones, because no HttpClient sends the same message twice.</summary>
internal static class RequestCopy
{
    /// <summary>A request with everything but the body.</summary>
    public static HttpRequestMessage WithoutBody(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers.NonValidated)
            copy.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }

    /// <summary>A request that takes over the body of another, which is disposed.</summary>
    public static HttpRequestMessage TakeOver(HttpRequestMessage request)
    {
        var copy = WithoutBody(request);
        copy.Content = request.Content;
        request.Content = null;
        request.Dispose();
        return copy;
    }
}
