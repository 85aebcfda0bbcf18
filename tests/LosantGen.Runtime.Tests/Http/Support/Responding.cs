using Microsoft.AspNetCore.Http;

namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>Responses of a server, and the exceptions that calls throw for them.</summary>
internal static class Responding
{
    public static async Task<LosantResponseException> UnusableAsync(RequestDelegate response)
    {
        await using var server = await TestServer.StartAsync(response);
        using var client = server.Client();
        return await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b"));
    }

    public static (LosantException Error, string Text) Kept(LosantException error) => (error, error switch
    {
        LosantApiException api => api.RawBody + api.ErrorMessage + string.Concat(api.Headers.Values),
        LosantResponseException response => response.RawBody + string.Concat(response.Headers.Values),
        _ => "",
    });

    public static async Task TextAsync(HttpContext context, string? contentType, string body)
    {
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body);
    }

    public static async Task BytesAsync(HttpContext context, byte[] body, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(body);
    }
}
