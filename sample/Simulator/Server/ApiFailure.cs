using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Server;

/// <summary>An error response in the API's format. Its message has no word of the usual token, simulator-token: a client would hide it.</summary>
internal sealed class ApiFailure(int status, string type, string message) : Exception(message)
{
    public static ApiFailure Unauthorized(string message = "The access token is missing or not valid.") => new(StatusCodes.Status401Unauthorized, "Unauthorized", message);

    public static ApiFailure SignIn() => Unauthorized("The credentials are not valid.");

    public static ApiFailure Locked() => new(StatusCodes.Status401Unauthorized, "AccountLocked", "The account is locked.");

    /// <summary>No action declares this status; that the API returns it for a token without the scope is an assumption.</summary>
    public static ApiFailure Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);

    public static ApiFailure NotFound(string what) => new(StatusCodes.Status404NotFound, "NotFound", $"{what} was not found");

    public static ApiFailure Validation(string message) => new(StatusCodes.Status400BadRequest, "Validation", message);

    public static ApiFailure Unreadable(int status) => new(
        status,
        status == StatusCodes.Status413PayloadTooLarge ? "PayloadTooLarge" : "BadRequest",
        status == StatusCodes.Status413PayloadTooLarge ? "The body is too long." : "The request could not be read.");

    public static ApiFailure Internal() => new(StatusCodes.Status500InternalServerError, "InternalServerError", "An exception was thrown; the list of failures has it.");

    /// <summary>An error that a fault asks for.</summary>
    public static ApiFailure Of(int status, TimeSpan? retryAfter) => status == StatusCodes.Status429TooManyRequests
        ? TooManyRequests(retryAfter)
        : new(status, Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status).Replace(" ", string.Empty, StringComparison.Ordinal), "A fault that was asked for.") { RetryAfter = retryAfter };

    public static ApiFailure TooManyRequests(TimeSpan? retryAfter) => new(StatusCodes.Status429TooManyRequests, "RateLimit", "There are too many requests.") { RetryAfter = retryAfter };

    public TimeSpan? RetryAfter { get; private init; }

    public ApiResponse ToResponse() => new JsonResponse(status, new JsonObject { ["type"] = type, ["message"] = Message }) { RetryAfter = RetryAfter };
}
