using System.Net;
using Losant.Simulator.Server;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Page;

/// <summary>
/// Who may see the page and use its buttons: it wants no token, so that it is for this machine only, and for no other page in a browser on it. A name that
/// another page's owner points at this machine (DNS rebinding) is no address; a page from elsewhere has another origin.
/// </summary>
internal static class PageGuard
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Why a request is refused; null for one that is not.</summary>
    public static string? Refusal(HttpContext context)
    {
        var connection = context.Connection;
        if (connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote) && !remote.Equals(connection.LocalIpAddress))
            return "The page is for the machine on which the simulator runs.";
        var host = context.Request.Host;
        if (!HostNames.IsThisMachine(host.Host))
            return "The page is reached by an address or localhost, and by no other name.";
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && !string.Equals(origin, $"{context.Request.Scheme}://{host.Value}", StringComparison.OrdinalIgnoreCase))
            return "The request comes from another page.";
        return context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && context.Request.Headers["Sec-Fetch-Mode"] != "navigate"
            ? "The request comes from another page."
            : null;
    }

    public static void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
