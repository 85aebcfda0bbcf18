using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Server;
using Losant.Simulator.Store;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Files;

/// <summary>
/// The storage that keeps files, under /simulator. Like the real storage it wants no token: a link is valid for whoever has it, some only for a
/// time, and its errors are XML.
/// </summary>
internal sealed class Links(SimulatorState state)
{
    private const string Root = "simulator";
    private static readonly TimeSpan UploadTime = TimeSpan.FromHours(1);

    public Uri BaseUrl { get; set; } = new("http://localhost/", UriKind.Absolute);

    public string Absolute(string path) => new Uri(BaseUrl, path).AbsoluteUri;

    /// <summary>Keeps the content of a file under a new name.</summary>
    public string Keep(Blob blob)
    {
        var key = state.Ids.Word("blobs", 24);
        state.Store.Blobs.Set(key, blob);
        return key;
    }

    /// <summary>The link to a file.</summary>
    /// <param name="key">The name under which it is kept.</param>
    /// <param name="name">The file's own name.</param>
    /// <param name="expires">When the link ends; null for never.</param>
    public Uri Download(string key, string name, DateTimeOffset? expires)
    {
        var path = $"/{Root}/files/{key}/{Uri.EscapeDataString(name)}";
        return new Uri(BaseUrl, expires is { } end ? $"{path}?{Signed("download", key, end)}" : path);
    }

    /// <summary>Where and with which fields the content of a file is to be posted.</summary>
    public JsonObject Upload(Document file)
    {
        var end = state.Now + UploadTime;
        return new JsonObject
        {
            ["url"] = Absolute($"/{Root}/uploads"),
            ["fields"] = new JsonObject
            {
                ["key"] = $"{file.Scope}/{file.Id}",
                ["bucket"] = "losant-simulator",
                ["Content-Type"] = file.Text("contentType") ?? "application/octet-stream",
                ["Expires"] = Milliseconds(end),
                ["X-Amz-Signature"] = Signature("upload", file.Id, Milliseconds(end)),
            },
        };
    }

    public static bool IsFor(RawTarget target) => target.Path.StartsWith($"/{Root}/", StringComparison.Ordinal);

    /// <summary>The response to a request under /simulator; null for any other path.</summary>
    public ApiResponse? Respond(string method, RawTarget target, byte[] body, string? contentType)
    {
        var segments = Array.ConvertAll(target.Path.TrimStart('/').Split('/'), Uri.UnescapeDataString);
        if (!string.Equals(segments[0], Root, StringComparison.Ordinal))
            return null;
        using (state.Store.Enter())
        {
            return segments switch
            {
                [_, "files", var key, _] when HttpMethods.IsGet(method) => Send(key, target.Query),
                [_, "uploads"] when HttpMethods.IsPost(method) => Receive(body, contentType),
                _ => throw ApiFailure.NotFound("Path"),
            };
        }
    }

    private ApiResponse Send(string key, string query)
    {
        var parameters = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        if (parameters.TryGetValue("expires", out var expires) && !IsValid("download", key, expires.ToString(), parameters["signature"].ToString()))
            return new StorageErrorResponse(StatusCodes.Status403Forbidden, "AccessDenied", "Request has expired");
        return state.Store.Blobs.TryFind(key, out var blob)
            ? new FileResponse(blob.ContentType, blob.Content)
            : new StorageErrorResponse(StatusCodes.Status404NotFound, "NoSuchKey", "The specified key does not exist.");
    }

    private ApiResponse Receive(byte[] body, string? contentType)
    {
        if (MultipartBody.Boundary(contentType) is not { } boundary)
            return new StorageErrorResponse(StatusCodes.Status412PreconditionFailed, "PreconditionFailed", "Bucket POST must be of the enclosure-type multipart/form-data");
        IReadOnlyList<ReceivedPart> parts;
        try
        {
            parts = MultipartBody.Read(body, boundary);
        }
        catch (ApiFailure failure)
        {
            return new StorageErrorResponse(StatusCodes.Status400BadRequest, "MalformedPOSTRequest", failure.Message);
        }

        string? Field(string name) => parts.FirstOrDefault(part => string.Equals(part.Name, name, StringComparison.OrdinalIgnoreCase))?.Text;
        var content = parts.FirstOrDefault(part => string.Equals(part.Name, "file", StringComparison.OrdinalIgnoreCase));
        if (content is null)
            return new StorageErrorResponse(StatusCodes.Status400BadRequest, "InvalidArgument", "POST requires exactly one file upload per request.");
        var path = Field("key")?.Split('/') ?? [];
        var file = FileActions.Kinds.Select(kind => path is [var scope, var id] && state.Store.Of(kind, scope).TryFind(id, out var found) ? found : null).FirstOrDefault(found => found is not null);
        if (file is null || !IsValid("upload", file.Id, Field("Expires") ?? string.Empty, Field("X-Amz-Signature") ?? string.Empty))
            return new StorageErrorResponse(StatusCodes.Status403Forbidden, "AccessDenied", "Invalid according to Policy: Policy expired or a field is missing.");
        if (JsonRead.Number(file.Json["fileSize"]) is { } size && content.Content.Length > size)
            return new StorageErrorResponse(StatusCodes.Status400BadRequest, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
        FileActions.Complete(state, file, content.Content, Field("Content-Type") ?? content.ContentType);
        return new EmptyResponse(StatusCodes.Status204NoContent);
    }

    private string Signed(string use, string key, DateTimeOffset end) => $"expires={Milliseconds(end)}&signature={Signature(use, key, Milliseconds(end))}";

    private bool IsValid(string use, string key, string expires, string signature) =>
        signature == Signature(use, key, expires)
        && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
        && state.NowMilliseconds < end;

    private string Signature(string use, string key, string expires) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{state.Options.Seed} {use} {key} {expires}")).AsSpan(0, 16));

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
