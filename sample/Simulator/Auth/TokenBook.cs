using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Store;
using Losant.Simulator.Storing;

namespace Losant.Simulator.Auth;

/// <summary>The tokens that have been issued. They look like the API's: JSON web tokens, so that a client can read when they expire.</summary>
internal sealed class TokenBook(SimulatorState state)
{
    private static readonly byte[] Header = """{"alg":"HS256","typ":"JWT"}"""u8.ToArray();
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private readonly byte[] _key = Encoding.UTF8.GetBytes($"simulator {state.Options.Seed}");

    public IEnumerable<Token> All => _tokens.Values;

    public void Add(Token token)
    {
        Restore(token);
        if (state.Store.Journal.IsOn)
            state.Store.Journal.Put(Records.Tokens, token.Value, () => Records.Of(token));
    }

    /// <summary>Puts a token there that is stored.</summary>
    public void Restore(Token token) => _tokens[token.Value] = token;

    /// <summary>Issues a token.</summary>
    /// <param name="token">What it allows; its value is made here if it has none.</param>
    public Token Issue(Token token)
    {
        if (token.Value.Length > 0)
        {
            Add(token);
            return token;
        }

        var claims = new JsonObject
        {
            ["sub"] = token.DeviceId ?? token.UserId ?? token.ApplicationId,
            ["subtype"] = token.Kind switch { TokenKind.Device => "device", TokenKind.User => "user", _ => "apiToken" },
            ["scope"] = JsonRead.Array(token.Scopes),
            ["iat"] = state.Now.ToUnixTimeSeconds(),
            ["jti"] = state.Ids.Hex("tokens"),
        };
        if (token.ExpiresAt is { } end)
            claims["exp"] = end.ToUnixTimeSeconds();
        var signed = $"{Base64Url.EncodeToString(Header)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        var issued = token with { Value = $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(signed)))}" };
        Add(issued);
        return issued;
    }

    /// <summary>The token if it is valid now; null otherwise.</summary>
    public Token? Find(string value) => _tokens.GetValueOrDefault(value) is { } token && IsValid(token) ? token : null;

    /// <summary>Makes tokens invalid.</summary>
    public void Revoke(Func<Token, bool> which)
    {
        foreach (var token in _tokens.Values.Where(which).ToArray())
        {
            _tokens.Remove(token.Value);
            if (state.Store.Journal.IsOn)
                state.Store.Journal.Remove(Records.Tokens, token.Value);
        }
    }

    private bool IsValid(Token token) =>
        !(token.ExpiresAt <= state.Now)
        && (token.Source is not { } source || IsActive(source))
        && (token.DeviceId is not { } device || state.Devices.Find(token.ApplicationId!, device) is not null);

    private bool IsActive(Document source) =>
        state.Store.Of(source.Kind, source.Scope).TryFind(source.Id, out var found) && ReferenceEquals(found, source)
        && string.Equals(source.Text("status") ?? "active", "active", StringComparison.Ordinal);
}
