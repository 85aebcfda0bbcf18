using System.Text.Json;

namespace Losant.Runtime.Http.Tokens;

/// <summary>The calls that sign in a user and renew the token, and their bodies. Written by hand, because the runtime has no access to generated types.</summary>
internal static class UserSignIn
{
    private static readonly ActionInfo SignIn = new("auth", "authenticateUser", "POST", "/auth/user", ActionTraits.Anonymous) { IsSignIn = true };
    private static readonly ActionInfo Refresh = new("me", "refreshToken", "GET", "/me/refreshToken", ActionTraits.Idempotent) { IsSignIn = true };

    /// <summary>Signs in and returns the API's response.</summary>
    public static Task<LosantUserSignIn> SignInAsync(ActionPipeline pipeline, Credentials credentials, TimeSpan timeout)
    {
        var call = pipeline.Begin(SignIn, new LosantRequestOptions { Timeout = timeout });
        call.Body<Credentials, Credentials>("credentials", credentials);
        return pipeline.SendAsync<LosantUserSignIn, Response>(ref call, CancellationToken.None);
    }

    /// <summary>Gets a new token for one that is still valid.</summary>
    public static Task<LosantUserSignIn> RefreshAsync(ActionPipeline pipeline, string token, TimeSpan timeout)
    {
        var call = pipeline.Begin(Refresh, new LosantRequestOptions { Timeout = timeout, TokenProvider = new OneToken(token) });
        return pipeline.SendAsync<LosantUserSignIn, Response>(ref call, CancellationToken.None);
    }

    public sealed record Credentials(string Email, string Password, string? TwoFactorCode, IReadOnlyList<string>? Scopes) : IJsonCodec<Credentials>
    {
        public static Credentials Read(ref JsonInput input) => throw new NotSupportedException("Credentials are only written.");

        public static void Write(ref JsonOutput output, Credentials value)
        {
            output.BeginObject();
            output.Member("email"u8, value.Email);
            output.Member("password"u8, value.Password);
            output.Member("twoFactorCode"u8, value.TwoFactorCode);
            output.Member<IReadOnlyList<string>, ListCodec<string, StringCodec>>("requestedScopes"u8, value.Scopes);
            output.EndObject();
        }

        public static void Validate(Credentials value, ref Validation validation)
        {
            // Validation is left to the server.
        }

        /// <inheritdoc />
        public override string ToString() => nameof(Credentials);
    }

    private sealed class OneToken(string token) : ILosantTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken = default) => new(token);

        public void Reject(string token)
        {
            // There is no other one.
        }
    }

    private readonly struct Response : IJsonCodec<LosantUserSignIn>
    {
        public static LosantUserSignIn Read(ref JsonInput input)
        {
            string? token = null, userId = null;
            input.BeginObject();
            while (input.NextMember(out var name))
            {
                if (name.SequenceEqual("token"u8))
                    token = input.ReadString();
                else if (name.SequenceEqual("userId"u8) && input.TokenType == JsonTokenType.String)
                    userId = input.ReadString();
                else
                    input.Skip();
            }

            return new LosantUserSignIn(BearerToken.Of(token)?.Value ?? throw input.Unexpected("a token")) { UserId = userId };
        }

        public static void Write(ref JsonOutput output, LosantUserSignIn value) => throw new NotSupportedException("The response is only read.");

        public static void Validate(LosantUserSignIn value, ref Validation validation)
        {
            // Responses are read leniently.
        }
    }
}
