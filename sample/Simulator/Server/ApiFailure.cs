using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Server;

/// <summary>An error response in the API's format.</summary>
internal sealed class ApiFailure(int status, string type, string message) : Exception(message)
{
    public static ApiFailure Unauthorized() => new(StatusCodes.Status401Unauthorized, "Unauthorized", "The access token is missing or not valid.");

    public static ApiFailure NotFound(string what) => new(StatusCodes.Status404NotFound, "NotFound", $"{what} was not found");

    public static ApiFailure Validation(string message) => new(StatusCodes.Status400BadRequest, "Validation", message);

    public static ApiFailure Unreadable(int status) => new(
        status,
        status == StatusCodes.Status413PayloadTooLarge ? "PayloadTooLarge" : "BadRequest",
        status == StatusCodes.Status413PayloadTooLarge ? "The body is too long." : "The request could not be read.");

    public static ApiFailure Internal() => new(StatusCodes.Status500InternalServerError, "InternalServerError", "The simulator failed.");

    public ApiResponse ToResponse() => new JsonResponse(status, new JsonObject { ["type"] = type, ["message"] = Message });
}
