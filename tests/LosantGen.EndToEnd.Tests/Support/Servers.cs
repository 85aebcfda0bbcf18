using Losant;

namespace LosantGen.EndToEnd.Tests.Support;

/// <summary>Clients for servers that response what the simulator would never say.</summary>
internal static class Servers
{
    public static LosantClient Client(this TestServer server, TimeSpan? timeout = null) =>
        new(new LosantClientOptions { BaseUrl = server.Url, AccessToken = Fleet.Token, Timeout = timeout });
}
