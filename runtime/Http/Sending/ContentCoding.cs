namespace Losant.Runtime.Http.Sending;

/// <summary>Reads how a response's body is compressed.</summary>
internal static class ContentCoding
{
    /// <summary>Gets the header's value; empty if the body is not compressed.</summary>
    public static string Of(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values) ? values.ToString() : "";

    /// <summary>Explains why a body cannot be read that is still compressed; null if it is not, or if the call itself asked for what it is.</summary>
    public static string? Problem(Exchange exchange)
    {
        var coding = Of(exchange.Response.Content);
        return coding.Length == 0 || coding.Equals("identity", StringComparison.OrdinalIgnoreCase) || exchange.Info.Method == HttpMethod.Head || IsRequested(exchange.Request, coding)
            ? null
            : Explain(coding);
    }

    /// <summary>Says that a body has a coding.</summary>
    public static string Explain(string coding) => $"The server compressed its response as {coding}, which was not requested.";

    private static bool IsRequested(HttpRequestMessage request, string coding)
    {
        if (!request.Headers.NonValidated.TryGetValues("Accept-Encoding", out var values))
            return false;
        foreach (var requested in values.ToString().Split(','))
        {
            if (requested.Split(';')[0].Trim().Equals(coding, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
