using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Server;

/// <summary>An error response in the API's format.</summary>
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

    public static ApiFailure Internal() => new(StatusCodes.Status500InternalServerError, "InternalServerError", "The simulator failed.");

    public ApiResponse ToResponse() => new JsonResponse(status, new JsonObject { ["type"] = type, ["message"] = Message });
}
