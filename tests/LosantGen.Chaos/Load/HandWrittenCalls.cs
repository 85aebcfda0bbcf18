using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace LosantGen.Chaos.Load;

/// <summary>The same calls as code by hand would make them, with an HttpClient and nothing else.</summary>
internal static class HandWrittenCalls
{
    /// <summary>Makes a call.</summary>
    /// <param name="http">The client, with the server's address and the token.</param>
    /// <param name="call">The call's number.</param>
    /// <param name="hasContent">Whether a change without a body has the content <c>{}</c>, as the API's own clients send it.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public static async Task<long?> SendAsync(HttpClient http, int call, bool hasContent, CancellationToken cancellation)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/things/{call}");
        using var request = (call % 4) switch
        {
            0 => new HttpRequestMessage(HttpMethod.Get, path),
            1 => new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { number = call, doorCode = Secret.Of(call) }) },
            2 => new HttpRequestMessage(HttpMethod.Delete, path) { Content = hasContent ? JsonContent.Create(new { }) : null },
            _ => new HttpRequestMessage(HttpMethod.Post, path + "/session") { Content = JsonContent.Create(new { number = call, key = Secret.Of(call) + "-key", secret = Secret.Of(call) + "-secret", password = Secret.Of(call) }) },
        };
        (request.Version, request.VersionPolicy) = (http.DefaultRequestVersion, http.DefaultVersionPolicy);
        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        if (request.Method == HttpMethod.Delete)
            return null;
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellation);
        return json.RootElement.GetProperty("number").GetInt64();
    }
}
