namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>Options and clients for the servers that tests start.</summary>
internal static class Servers
{
    extension(TestServer server)
    {
        /// <summary>The token of the clients of all servers.</summary>
        public static string Token => "header.s3cr3t-payload_1234567890.signature";

        public LosantClientOptions Options() => new() { BaseUrl = server.Url, AccessToken = TestServer.Token };

        public ThingClient Client() => new(server.Options());
    }

    extension(RawServer server)
    {
        public LosantClientOptions Options() => new() { BaseUrl = server.Url, AccessToken = TestServer.Token };

        public ThingClient Client() => new(server.Options());
    }
}
