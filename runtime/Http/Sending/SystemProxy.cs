using System.Net;

namespace Losant.Runtime.Http.Sending;

/// <summary>
/// The system's proxy, but not for loopback addresses. The framework applies the variable <c>http_proxy</c> to them too: a token for a
/// server on this machine, which may use HTTP, would go to the proxy in clear.
/// </summary>
internal sealed class SystemProxy : IWebProxy
{
    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => throw new NotSupportedException("The system's proxy has its own credentials.");
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || HttpClient.DefaultProxy.IsBypassed(host);
}
