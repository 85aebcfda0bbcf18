using Losant;

namespace LosantGen.EndToEnd.Tests.Support;

/// <summary>Clients for servers with responses that the simulator never returns.</summary>
internal static class Servers
{
    public static LosantClient Client(this TestServer server, TimeSpan? timeout = null) =>
        new(new LosantClientOptions { BaseUrl = server.Url, AccessToken = Fleet.Token, Timeout = timeout });
}
