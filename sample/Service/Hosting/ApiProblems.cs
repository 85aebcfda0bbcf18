using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Polly;
using Polly.CircuitBreaker;

namespace Losant.Service.Hosting;

/// <summary>
/// Makes a ProblemDetails of what goes wrong between the service and the API. A caller is told about what the caller sent, and of the rest only that
/// it went wrong: the log has it. The client's messages contain no token.
/// </summary>
internal sealed partial class ApiProblems(IProblemDetailsService problems, ILogger<ApiProblems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (ProblemOf(exception) is not { } problem)
            return false;
        LogFailed(exception, context.Request.Path, problem.Status!.Value);
        context.Response.StatusCode = problem.Status!.Value;
        if ((exception as LosantApiException)?.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = problem, Exception = exception });
        return true;
    }

    private static ProblemDetails? ProblemOf(Exception exception) => exception switch
    {
        LosantNotFoundException api => Problem(StatusCodes.Status404NotFound, "The API does not have this.", api.ErrorMessage),
        LosantBadRequestException api => Problem(StatusCodes.Status400BadRequest, "The API refused the request.", api.ErrorMessage),
        LosantRequestValidationException refused => Problem(StatusCodes.Status400BadRequest, "The request is not valid.", string.Join(' ', refused.Violations.Select(Text))),
        LosantRateLimitException => Problem(StatusCodes.Status503ServiceUnavailable, "The API has had too many calls."),
        BrokenCircuitException => Problem(StatusCodes.Status503ServiceUnavailable, "The API keeps failing, and is not called for a while."),
        ExecutionRejectedException or TaskCanceledException { InnerException: TimeoutException } => Problem(StatusCodes.Status504GatewayTimeout, "The API did not answer in time."),
        LosantException or HttpRequestException => Problem(StatusCodes.Status502BadGateway, "The API failed."),
        _ => null,
    };

    // The value itself has no name.
    private static string Text(LosantViolation violation) => violation.Pointer.Length == 0 ? violation.Message : $"{violation.Pointer}: {violation.Message}";

    private static ProblemDetails Problem(int status, string title, string? detail = null) => new() { Status = status, Title = title, Detail = detail };

    [LoggerMessage(LogLevel.Warning, "{Path} failed with status {Status}, because a call of the API did.")]
    private partial void LogFailed(Exception exception, string path, int status);
}
