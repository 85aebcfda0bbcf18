using System.Net.Http.Headers;
using System.Net.Http.Json;
using LosantGen.Benchmarks.Plain;

namespace LosantGen.Benchmarks.Calls;

/// <summary>Typical code without a client: only HttpClient, plain classes and source generation.</summary>
internal sealed class HandWrittenClient
{
    private const string Switches = "?_actions=false&_links=false&_embedded=false";

    private readonly HttpClient _http;
    private readonly string _baseUrl;

    public HandWrittenClient(HttpClient http, Uri baseUrl, string token)
    {
        _http = http;
        _baseUrl = baseUrl.AbsoluteUri.TrimEnd('/');
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        http.DefaultRequestHeaders.Add("Accept-Version", "^1.30.0");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>The shortest code.</summary>
    public async Task<PlainSeries> QueryShortAsync(string applicationId, PlainQuery query, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync(Url(applicationId), query, PlainJson.Default.PlainQuery, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(PlainJson.Default.PlainSeries, cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Careful code: the response is not buffered before it is read.</summary>
    public async Task<PlainSeries> QueryAsync(string applicationId, PlainQuery query, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url(applicationId));
        request.Content = JsonContent.Create(query, PlainJson.Default.PlainQuery);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(PlainJson.Default.PlainSeries, cancellationToken).ConfigureAwait(false))!;
    }

    private string Url(string applicationId) => $"{_baseUrl}/applications/{Uri.EscapeDataString(applicationId)}/data/time-series-query{Switches}";
}
