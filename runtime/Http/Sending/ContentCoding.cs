namespace Losant.Runtime.Http.Sending;

/// <summary>How a response's body is compressed.</summary>
internal static class ContentCoding
{
    /// <summary>The header as it stands; empty when the body is as it is.</summary>
    public static string Of(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values) ? values.ToString() : "";
}
