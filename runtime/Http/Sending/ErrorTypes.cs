using System.Buffers;
using System.Globalization;

namespace Losant.Runtime.Http.Sending;

/// <summary>The types of failures, for tags of telemetry.</summary>
internal static class ErrorTypes
{
    // A server can invent types without end, and each of them is a time series of its own.
    private const int MaxFamiliar = 64;

    private static readonly SearchValues<char> NameChars = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    // With the common ones from the beginning, so that no server can crowd them out.
    private static readonly HashSet<string> Familiar = ["NotFound", "Validation", "Unauthorized", "Forbidden", "TooManyRequests", "InternalServerError"];

    /// <summary>Gets the type of a failure. A server's error type must look like a name, so that no ids get into the tags, and be one of the first ones.</summary>
    public static string Of(Exception exception) => exception switch
    {
        LosantResponseException or LosantSerializationException => "invalid_response",
        LosantTokenException => "invalid_token",
        LosantApiException { ErrorType: { Length: <= 64 } type } when !type.AsSpan().ContainsAnyExcept(NameChars) && IsFamiliar(type) => type,
        LosantApiException api => ((int)api.StatusCode).ToString(CultureInfo.InvariantCulture),
        OperationCanceledException { InnerException: TimeoutException } => "timeout",
        OperationCanceledException => "cancelled",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => http.HttpRequestError.ToString(),
        _ => exception.GetType().Name,
    };

    private static bool IsFamiliar(string type)
    {
        lock (Familiar)
            return Familiar.Contains(type) || (Familiar.Count < MaxFamiliar && Familiar.Add(type));
    }
}
