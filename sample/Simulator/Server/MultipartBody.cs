using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Losant.Simulator.Server;

/// <summary>Parses a multipart/form-data body.</summary>
internal static class MultipartBody
{
    /// <summary>The boundary, or null for another content type.</summary>
    public static string? Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? string.Empty
            : null;

    /// <summary>Reads the parts of a body that is in memory, so that nothing waits.</summary>
    public static IReadOnlyList<ReceivedPart> Read(byte[] body, string boundary) => ReadAsync(body, boundary).GetAwaiter().GetResult();

    private static async Task<IReadOnlyList<ReceivedPart>> ReadAsync(byte[] body, string boundary)
    {
        var parts = new List<ReceivedPart>();
        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(body)) { BodyLengthLimit = null };
            while (await reader.ReadNextSectionAsync() is { } section)
                parts.Add(await ReadAsync(section));
        }
        catch (Exception error) when (error is InvalidDataException or IOException or ArgumentException)
        {
            throw ApiFailure.Validation("The body is not valid multipart/form-data.");
        }

        return parts;
    }

    private static async Task<ReceivedPart> ReadAsync(MultipartSection section)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            throw ApiFailure.Validation("A part of the body has no name.");
        var content = new MemoryStream();
        await section.Body.CopyToAsync(content);
        var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
        return new ReceivedPart(
            HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? string.Empty,
            fileName.Value,
            section.ContentType,
            content.ToArray());
    }
}
