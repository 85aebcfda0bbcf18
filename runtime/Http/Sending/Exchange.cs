using Losant.Runtime.Http.Tokens;

namespace Losant.Runtime.Http.Sending;

/// <summary>A request with its response and the token that was sent. The body may not be read yet.</summary>
internal readonly struct Exchange(ActionInfo info, HttpRequestMessage request, HttpResponseMessage response, BearerToken? token) : IDisposable
{
    public ActionInfo Info { get; } = info;

    public HttpRequestMessage Request { get; } = request;

    public HttpResponseMessage Response { get; } = response;

    public BearerToken? Token { get; } = token;

    public void Dispose()
    {
        Response?.Dispose();
        Request?.Dispose();
    }
}
