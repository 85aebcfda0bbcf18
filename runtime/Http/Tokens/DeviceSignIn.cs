using System.Text.Json;

namespace Losant.Runtime.Http.Tokens;

/// <summary>The call that signs in a device, and its two bodies. Written by hand, because the runtime has no access to generated types.</summary>
internal static class DeviceSignIn
{
    private static readonly ActionInfo Info = new("auth", "authenticateDevice", "POST", "/auth/device", ActionTraits.Anonymous) { IsSignIn = true };

    /// <summary>Signs in and returns the API's response.</summary>
    public static Task<LosantDeviceSignIn> SignInAsync(ActionPipeline pipeline, Credentials credentials, TimeSpan timeout)
    {
        var call = pipeline.Begin(Info, new LosantRequestOptions { Timeout = timeout });
        call.Body<Credentials, Credentials>("credentials", credentials);
        return pipeline.SendAsync<LosantDeviceSignIn, SignInResponse>(ref call, CancellationToken.None);
    }

    public sealed record Credentials(string DeviceId, string? Key, string? Secret, long? TokenTtl, IReadOnlyList<string>? Scopes) : IJsonCodec<Credentials>
    {
        public static Credentials Read(ref JsonInput input) => throw new NotSupportedException("Credentials are only written.");

        public static void Write(ref JsonOutput output, Credentials value)
        {
            output.BeginObject();
            output.Member("deviceId"u8, value.DeviceId);
            output.Member("key"u8, value.Key);
            output.Member("secret"u8, value.Secret);
            output.Member("tokenTTL"u8, value.TokenTtl);
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

    private readonly struct SignInResponse : IJsonCodec<LosantDeviceSignIn>
    {
        public static LosantDeviceSignIn Read(ref JsonInput input)
        {
            string? token = null, applicationId = null, deviceId = null, deviceClass = null;
            IReadOnlyList<string>? pubTopics = null, subTopics = null;
            input.BeginObject();
            while (input.NextMember(out var name))
            {
                if (name.SequenceEqual("token"u8))
                    token = input.ReadString();
                else if (name.SequenceEqual("applicationId"u8))
                    applicationId = TextOrNull(ref input);
                else if (name.SequenceEqual("deviceId"u8))
                    deviceId = TextOrNull(ref input);
                else if (name.SequenceEqual("deviceClass"u8))
                    deviceClass = TextOrNull(ref input);
                else if (name.SequenceEqual("pubTopics"u8))
                    pubTopics = Texts(ref input);
                else if (name.SequenceEqual("subTopics"u8))
                    subTopics = Texts(ref input);
                else
                    input.Skip();
            }

            return new LosantDeviceSignIn(BearerToken.Of(token)?.Value ?? throw input.Unexpected("a token"))
            {
                ApplicationId = applicationId,
                DeviceId = deviceId,
                DeviceClass = deviceClass,
                PubTopics = pubTopics ?? [],
                SubTopics = subTopics ?? [],
            };
        }

        public static void Write(ref JsonOutput output, LosantDeviceSignIn value) => throw new NotSupportedException("The response is only read.");

        public static void Validate(LosantDeviceSignIn value, ref Validation validation)
        {
            // Responses are read leniently.
        }

        // Only the token is required: an odd value beside it must not fail the sign-in.
        private static string? TextOrNull(ref JsonInput input)
        {
            if (input.TokenType == JsonTokenType.String)
                return input.ReadString();
            input.Skip();
            return null;
        }

        private static List<string>? Texts(ref JsonInput input)
        {
            if (input.TokenType != JsonTokenType.StartArray)
            {
                input.Skip();
                return null;
            }

            List<string> texts = [];
            input.BeginArray();
            while (input.NextItem())
            {
                if (TextOrNull(ref input) is { } text)
                    texts.Add(text);
            }

            return texts;
        }
    }
}
