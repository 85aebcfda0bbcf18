namespace Losant.Runtime.Http.Sending;

/// <summary>Reads how a response's body is compressed.</summary>
internal static class ContentCoding
{
    /// <summary>Gets the header's value; empty if the body is not compressed.</summary>
    public static string Of(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values) ? values.ToString() : "";
}
