using Losant.Runtime.Http.Secrets;
using Losant.Runtime.Http.Tokens;
using Losant.Runtime.Secrets;

namespace Losant.Runtime.Http.Sending;

/// <summary>A request with its response and the token that was sent. The body may not be read yet.</summary>
internal sealed class Exchange(ActionInfo info, HttpRequestMessage request, HttpResponseMessage response, BearerToken? token, SecretNames names) : IDisposable
{
    public ActionInfo Info { get; } = info;

    public HttpRequestMessage Request { get; } = request;

    public HttpResponseMessage Response { get; } = response;

    public BearerToken? Token { get; } = token;

    /// <summary>What must not be in a text that leaves the library.</summary>
    public SecretSource Secrets => new(names, Token, Info, Request);

    public void Dispose()
    {
        Response.Dispose();
        Request.Dispose();
    }
}
