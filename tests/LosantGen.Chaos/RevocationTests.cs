using System.Collections.Concurrent;
using System.Globalization;

namespace LosantGen.Chaos;

/// <summary>A server that revokes the token of a device while 500 callers use it, again and again.</summary>
public class RevocationTests
{
    private const int Callers = 500;
    private const int CallsOfCaller = 20;
    private const int UsesOfToken = 700;

    [Theory(Timeout = Settings.Hang)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task However_often_a_token_is_revoked_under_load_there_is_one_sign_in_for_each_and_no_change_is_lost_or_done_twice(bool isSlow)
    {
        var gate = new object();
        var (valid, issued, uses) = ("", 0, 0);
        var acted = new ConcurrentDictionary<string, int>();
        var refused = new ConcurrentDictionary<string, int>();
        await using var server = await TestServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/auth/device")
            {
                if (isSlow)
                    await Task.Yield();
                string token;
                lock (gate)
                    (token, uses) = (valid = $"{Secret.Word}-token-{++issued}", 0);
                await TestServer.JsonAsync(context, $$"""{"token":"{{token}}"}""");
                return;
            }

            bool isGood;
            var call = context.Request.Path.ToString();
            lock (gate)
            {
                isGood = context.Request.Headers.Authorization == "Bearer " + valid;
                if (isGood && ++uses == UsesOfToken)
                    valid = ""; // From now on, whoever has it is refused.
            }

            (isGood ? acted : refused).AddOrUpdate(call, 1, static (_, count) => count + 1);
            await TestServer.JsonAsync(context, isGood ? """{"number":1}""" : """{"type":"Unauthorized"}""", isGood ? 200 : 401);
        });
        using var client = new LosantClient(new LosantClientOptions { BaseUrl = server.Url, TokenProvider = new LosantDeviceTokenProvider("d", "k", "s") });

        var errors = new ConcurrentDictionary<string, Exception>();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < CallsOfCaller; i++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{caller}-{i}");
                try
                {
                    await client.Thing.PutAsync(id, new Thing { Number = i });
                }
                catch (Exception e)
                {
                    errors["/things/" + id] = e;
                }
            }
        })));

        const int calls = Callers * CallsOfCaller;
        Assert.Equal(calls, acted.Count + errors.Count);
        Assert.All(acted.Values, count => Assert.Equal(1, count));
        // A call is sent once more with a new token, and fails only if that is revoked before it arrives.
        Assert.All(errors, error => Assert.IsType<LosantUnauthorizedException>(error.Value));
        Assert.All(errors, error => Assert.Equal(2, refused[error.Key]));
        // Each token was used up, but for the last.
        Assert.Equal((acted.Count - 1) / UsesOfToken + 1, issued);
    }
}
