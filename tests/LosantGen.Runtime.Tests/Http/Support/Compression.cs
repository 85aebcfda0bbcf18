using System.IO.Compression;

namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>Servers that send compressed bodies.</summary>
internal static class Compression
{
    public static Task<TestServer> SayingAsync(byte[] bytes, string coding, int status = 200) => TestServer.StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.ContentEncoding = coding;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    });

    public static byte[] Pack(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return compressed.ToArray();
    }
}
