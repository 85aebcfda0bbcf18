using System.Globalization;

namespace LosantGen.Chaos.Load;

/// <summary>Calls by the generated client: in turn a read, two changes and a sign-in.</summary>
internal static class GeneratedCalls
{
    public static async Task<long?> SendAsync(LosantClient client, int call, CancellationToken cancellation)
    {
        var id = call.ToString(CultureInfo.InvariantCulture);
        switch (call % 4)
        {
            case 0:
                return (await client.Thing.GetAsync(id, cancellationToken: cancellation)).Number;
            case 1:
                return (await client.Thing.PutAsync(id, new Thing { Number = call, DoorCode = Secret.Of(call) }, cancellationToken: cancellation)).Number;
            case 2:
                await client.Thing.DeleteAsync(id, cancellationToken: cancellation);
                return null;
            default:
                var login = new Login { Number = call, Key = Secret.Of(call) + "-key", Secret = Secret.Of(call) + "-secret", Password = Secret.Of(call) };
                return (await client.Thing.SignInAsync(id, login, cancellationToken: cancellation)).Number;
        }
    }
}
