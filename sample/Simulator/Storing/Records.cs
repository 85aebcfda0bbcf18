using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Losant.Simulator.Auth;
using Losant.Simulator.Data;
using Losant.Simulator.Store;

namespace Losant.Simulator.Storing;

/// <summary>What is kept, as records: the names of tables, the keys, and the bytes, which are JSON but for the contents of files.</summary>
internal static class Records
{
    public const string Settings = "settings";
    public const string Ids = "ids";
    public const string Documents = "documents";
    public const string Points = "points";
    public const string Commands = "commands";
    public const string Connections = "connections";
    public const string Files = "files";
    public const string Contents = "contents";
    public const string Tokens = "tokens";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Key(Document document) => $"{document.Kind}/{document.Scope}/{document.Id}";

    /// <summary>The key of something in a device's history.</summary>
    public static string Key(string deviceId, long number) => string.Create(CultureInfo.InvariantCulture, $"{deviceId}/{number:x16}");

    /// <summary>The device of such a key.</summary>
    public static string DeviceOf(string key) => key.Split('/')[0];

    public static byte[] Of(Document document) =>
        Bytes(new StoredDocument(document.Kind, document.Scope, document.Position, document.Json, document.Hidden.Count > 0 ? document.Hidden : null));

    public static byte[] Of(TimedPoint point) =>
        Bytes(new StoredPoint(point.Time, new JsonObject(point.Data.Select(value => KeyValuePair.Create<string, JsonNode?>(value.Key, value.Value.ToJson()))), point.Meta));

    public static byte[] Of(Token token) => Bytes(new StoredToken(
        token.Kind,
        token.Scopes,
        token.IssuedAt,
        token.ExpiresAt,
        token.ApplicationId,
        token.DeviceId,
        token.UserId,
        token.Source is { } source ? new StoredSource(source.Kind, source.Scope, source.Id) : null));

    public static byte[] Bytes<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, Options);

    /// <summary>Reads the bytes of a record.</summary>
    /// <exception cref="SimulatorStorageException">They are something else.</exception>
    public static T Read<T>(SimulatorRecord record)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(record.Value!.Value.Span, Options) ?? throw Unreadable(record);
        }
        catch (JsonException)
        {
            throw Unreadable(record);
        }
    }

    public static SimulatorStorageException Unreadable(SimulatorRecord record) => new($"The stored state has a record that cannot be read: {record.Key} in {record.Table}.");
}

/// <summary>What options decide for good.</summary>
internal sealed record StoredSettings(int Version, int Seed, string ApplicationId, string AccessToken);

internal sealed record StoredDocument(string Kind, string Scope, long Position, JsonObject Json, JsonObject? Hidden = null);

internal sealed record StoredPoint(long Time, JsonObject Data, JsonNode? Meta = null);

internal sealed record StoredFile(string Name, string ContentType);

internal sealed record StoredToken(
    TokenKind Kind, IReadOnlyList<string> Scopes, DateTimeOffset IssuedAt, DateTimeOffset? ExpiresAt = null, string? ApplicationId = null, string? DeviceId = null, string? UserId = null, StoredSource? Source = null);

/// <summary>The document that a token depends on.</summary>
internal sealed record StoredSource(string Kind, string Scope, string Id);
