using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>An API that signs devices in and accepts the last token that it issued.</summary>
internal sealed class DeviceApi : IAsyncDisposable
{
    /// <summary>The id of a thing for which every token is refused.</summary>
    public const string Forbidden = "forbidden";

    private int _signIns;
    private int _issued;
    private string? _valid;

    public TestServer Server { get; private set; } = null!;

    public int SignIns => Volatile.Read(ref _signIns);

    public int SignInStatus { get; set; } = 200;

    public TimeSpan? Lifetime { get; set; }

    public bool IsJwt { get; set; } = true;

    public bool IsStuck { get; set; }

    public bool IsTruncated { get; set; }

    /// <summary>Whether every token is refused, however new.</summary>
    public bool RefusesAll { get; set; }

    /// <summary>The JSON of a sign-in's response instead of a good one.</summary>
    public string? SignInJson { get; set; }

    public string? RetryAfter { get; set; }

    public TaskCompletionSource? HoldSignIns { get; set; }

    public List<string> Tokens { get; } = [];

    public static async Task<DeviceApi> StartAsync()
    {
        var api = new DeviceApi();
        api.Server = await TestServer.StartAsync(api.RespondAsync);
        return api;
    }

    public void Revoke() => _valid = null;

    public LosantClientOptions Options(LosantDeviceTokenProvider provider) => new() { BaseUrl = Server.Url, TokenProvider = provider };

    public ThingClient Client(out FakeClock clock, LosantDeviceTokenProvider? provider = null)
    {
        clock = new FakeClock();
        return new ThingClient(Options(provider ?? new LosantDeviceTokenProvider("d", "k", "s") { TimeProvider = clock }));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task RespondAsync(HttpContext context)
    {
        if (context.Request.Path != "/auth/device")
        {
            var accepted = !RefusesAll && !context.Request.Path.Value!.EndsWith(Forbidden, StringComparison.Ordinal) && context.Request.Headers.Authorization.ToString() == "Bearer " + _valid;
            await TestServer.JsonAsync(context, accepted ? """{"name":"pump"}""" : """{"type":"Unauthorized"}""", accepted ? 200 : 401);
            return;
        }

        Interlocked.Increment(ref _signIns);
        if (HoldSignIns is { } hold)
            await hold.Task.WaitAsync(context.RequestAborted);
        if (RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = wait;
        if (SignInStatus != 200)
        {
            await TestServer.JsonAsync(context, """{"type":"Unauthorized","message":"No"}""", SignInStatus);
            return;
        }

        if (SignInJson is { } odd)
        {
            await TestServer.JsonAsync(context, odd);
            return;
        }

        var token = Issue();
        var json = JsonSerializer.Serialize(new { applicationId = "a", token, restricted = false });
        await TestServer.JsonAsync(context, IsTruncated ? json[..^20] : json);
    }

    private string Issue()
    {
        var number = IsStuck ? 0 : Interlocked.Increment(ref _issued);
        // Seconds of another clock: only the difference matters.
        var claims = Lifetime is { } lifetime ? $$"""{"jti":"{{number}}","iat":5000,"exp":{{5000 + lifetime.TotalSeconds}}}""" : $$"""{"jti":"{{number}}"}""";
        var token = IsJwt ? $"e30.{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}.c2ln" : $"opaque-token-{number}";
        lock (Tokens)
            Tokens.Add(token);
        if (!IsStuck || _valid is null && Tokens.Count == 1)
            _valid = token;
        return token;
    }
}
