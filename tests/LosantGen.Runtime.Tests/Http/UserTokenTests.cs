using System.Net;
using System.Text;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>The tokens of a user who signs in with a password.</summary>
public class UserTokenTests
{
    private readonly FakeClock _clock = new();
    private readonly List<string> _calls = [];
    private readonly List<string> _bodies = [];
    private int _issued;
    private string? _code;
    private bool _refusesRefresh;

    [Fact]
    public async Task A_user_signs_in_once_for_all_calls()
    {
        using var client = Client();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync("a", "b")));

        Assert.Single(_calls, c => c == "POST /auth/user ");
        Assert.Equal("""{"email":"kim@example.com","password":"the-password"}""", Assert.Single(_bodies));
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_expires_without_the_password()
    {
        using var client = Client();

        await client.GetAsync("a", "b");
        _clock.Advance(TimeSpan.FromMinutes(59.5));
        await client.GetAsync("a", "b");

        Assert.Equal([$"POST /auth/user ", $"GET /apps/a/things/b {Token(1)}", $"GET /me/refreshToken {Token(1)}", $"GET /apps/a/things/b {Token(2)}"], _calls);
    }

    [Fact]
    public async Task A_user_signs_in_again_if_the_token_cannot_be_renewed_or_has_expired()
    {
        using var client = Client();

        await client.GetAsync("a", "b");
        _refusesRefresh = true;
        _clock.Advance(TimeSpan.FromMinutes(59.5));
        await client.GetAsync("a", "b");
        _clock.Advance(TimeSpan.FromHours(2));
        await client.GetAsync("a", "b");

        Assert.Equal(["POST /auth/user ", "GET /me/refreshToken " + Token(1), "POST /auth/user ", "POST /auth/user "], _calls.Where(c => !c.Contains("things", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_if_the_API_wants_it()
    {
        var asked = 0;
        _code = "123456";
        using var client = Client(() =>
        {
            asked++;
            return Task.FromResult("123456");
        });

        await client.GetAsync("a", "b");
        _clock.Advance(TimeSpan.FromMinutes(59.5));
        await client.GetAsync("a", "b");

        Assert.Equal(1, asked);
        Assert.Equal("""{"email":"kim@example.com","password":"the-password","twoFactorCode":"123456"}""", _bodies[^1]);
    }

    [Fact]
    public async Task A_sign_in_that_is_refused_is_not_tried_for_each_call()
    {
        _code = "123456";
        using var client = Client();

        var failures = new List<LosantUnauthorizedException>();
        for (var i = 0; i < 10; i++) failures.Add(await Assert.ThrowsAsync<LosantUnauthorizedException>(() => client.GetAsync("a", "b")));

        Assert.Single(_calls);
        Assert.All(failures, f => Assert.DoesNotContain("the-password", f.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_the_API_rejects_is_replaced()
    {
        var provider = new LosantUserTokenProvider("kim@example.com", "the-password") { TimeProvider = _clock };
        using var client = new ThingClient(new HttpClient(new FakeHandler(Respond)), new LosantClientOptions { TokenProvider = provider });

        await client.GetAsync("a", "b");
        provider.Reject(Token(1));
        await client.GetAsync("a", "b");

        Assert.Equal("user", (await provider.GetSignInAsync(TestContext.Current.CancellationToken)).UserId);
        Assert.Equal(Token(2), provider.Current?.Token);
        Assert.DoesNotContain(Token(2), provider.Current!.ToString(), StringComparison.Ordinal);
    }

    private ThingClient Client(Func<Task<string>>? code = null) => new(
        new HttpClient(new FakeHandler(Respond)),
        new LosantClientOptions { TokenProvider = new LosantUserTokenProvider("kim@example.com", "the-password") { TimeProvider = _clock, TwoFactorCode = code } });

    private HttpResponseMessage Respond(HttpRequestMessage request)
    {
        lock (_calls)
        {
            var path = request.RequestUri!.AbsolutePath;
            _calls.Add($"{request.Method} {path} {request.Headers.Authorization?.Parameter}");
            if (path == "/auth/user")
            {
                _bodies.Add(request.Content!.ReadAsStringAsync().GetAwaiter().GetResult());
                if (_code is not null && !_bodies[^1].Contains(_code, StringComparison.Ordinal)) return Refused();
            }

            if (path == "/me/refreshToken" && _refusesRefresh) return Refused();
            return FakeHandler.Json(path is "/auth/user" or "/me/refreshToken" ? $$"""{"token":"{{Token(++_issued)}}","userId":"user","needsToVerifyEmail":false}""" : """{"name":"pump"}""");
        }
    }

    private static HttpResponseMessage Refused() => FakeHandler.Json("""{"type":"Unauthorized","message":"No"}""", HttpStatusCode.Unauthorized);

    // Valid for an hour, in the seconds of another clock.
    private static string Token(int number) => $"e30.{Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"jti":"{{number}}","iat":5000,"exp":8600}""")).TrimEnd('=')}.c2ln";
}
