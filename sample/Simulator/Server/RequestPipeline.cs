using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Description;
using Losant.Simulator.Faults;
using Losant.Simulator.Page;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Losant.Simulator.Server;

/// <summary>The pipeline of a request: route, checks, action, log, response.</summary>
internal sealed class RequestPipeline(SimulatorState state, ActionTable actions, SimulatedFaults faults, RequestLog log, PageServer? page, ConcurrentQueue<Exception> failures)
{
    public const string StorageActions = "storage";
    private const string ExampleHeader = "Losant-Simulator";
    private const int MaxBodyKept = 65_536;
    private const int NoResponse = 0;
    private readonly RequestChecks _checks = new(state);
    private readonly RateLimits _limits = new();

    public async Task HandleAsync(HttpContext context)
    {
        var target = RawTarget.Of(context);
        if (page is not null && PageServer.IsFor(target))
        {
            await page.HandleAsync(context, target);
            return;
        }

        var start = state.Clock.GetTimestamp();
        var match = state.Description.Routes.Find(context.Request.Method, target.Path);
        var body = Array.Empty<byte>();
        var (latency, fault) = faults.Next(match?.Action.Id ?? (Files.Links.IsFor(target) ? StorageActions : string.Empty));
        ApiResponse response;
        try
        {
            if (IPAddress.IsLoopback(state.Options.Address) && HostNames.CanBeForeign(context.Request.Host.Host))
                throw ApiFailure.Forbidden("The header Host has a name that others can own. On loopback, call the simulator by an address, localhost, or a name such as simulator.test.");
            body = await ReadBodyAsync(context.Request, context.RequestAborted);
            if (latency > TimeSpan.Zero)
                await Task.Delay(latency, state.Clock, context.RequestAborted);
            response = Refusal(fault, context) ?? state.Links.Respond(context.Request.Method, target, body, context.Request.ContentType)
                ?? await RespondAsync(context, target, match ?? throw ApiFailure.NotFound("Route"), body);
        }
        catch (ApiFailure failure)
        {
            response = failure.ToResponse();
        }
        catch (BadHttpRequestException error)
        {
            response = ApiFailure.Unreadable(error.StatusCode).ToResponse();
        }
        catch (Exception error) when (error is IOException || error is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            // The client disconnected before the end of its request.
            log.Add(Received(context, target, match, body, NoResponse, fault, start));
            return;
        }
        catch (Exception error)
        {
            // The response contains no details of the failure; tests find them in LosantSimulator.Failures.
            failures.Enqueue(error);
            response = ApiFailure.Internal().ToResponse();
        }

        var isReset = fault is { Kind: FaultKind.Reset or FaultKind.LostResponse };
        log.Add(Received(context, target, match, body, isReset ? NoResponse : response.Status, fault, start) with { Error = response.Error });
        if (isReset)
        {
            (response as SubscriptionResponse)?.Subscription.Dispose();
            context.Abort();
            return;
        }

        if (response.IsExample)
            context.Response.Headers[ExampleHeader] = "example";
        if (response.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await WriteAsync(context, response, fault);
    }

    private async Task WriteAsync(HttpContext context, ApiResponse response, SimulatedFault? fault)
    {
        try
        {
            if (fault is { Kind: FaultKind.ResetInBody or FaultKind.Truncated or FaultKind.Malformed or FaultKind.Slow })
                await FaultWriter.WriteAsync(context, response, fault, state.Clock);
            else
                await response.WriteAsync(context);
        }
        catch (Exception error) when (error is not (IOException or OperationCanceledException))
        {
            // It is too late for a status: the client sees that the response does not come.
            failures.Enqueue(error);
            throw;
        }
    }

    /// <summary>The response of a fault that keeps a request from doing anything; null for any other.</summary>
    private ApiResponse? Refusal(SimulatedFault? fault, HttpContext context)
    {
        switch (fault?.Kind)
        {
            case FaultKind.Error:
                return ApiFailure.Of(fault.Status, fault.RetryAfter).ToResponse();
            case FaultKind.Reset:
                return new EmptyResponse(NoResponse);
            case FaultKind.ExpiredToken:
                _checks.Revoke(context.Request.Headers.Authorization);
                return ApiFailure.Unauthorized().ToResponse();
            default:
                return null;
        }
    }

    private async Task<ApiResponse> RespondAsync(HttpContext context, RawTarget target, RouteMatch match, byte[] body)
    {
        var action = match.Action;
        var caller = _checks.CheckToken(action, context.Request.Headers.Authorization);
        _checks.CheckPath(match, caller);
        if (state.Options.EnforceRateLimits)
            _limits.Count(action.Id, action.PathParameters.Select(name => match.PathValues[name]), state.Now);
        var query = QueryHelpers.ParseQuery(target.Query);
        await _checks.CheckQueryAsync(action, query);
        _checks.CheckHeaders(action, name => context.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null);

        var parts = ReadParts(action, body, context);
        await _checks.CheckPartsAsync(action, parts);
        JsonNode? json = await _checks.CheckBodyAsync(action, body, context.Request.ContentType);
        var call = new ApiCall { Action = action, Caller = caller, PathValues = match.PathValues, Query = query, Body = json, Parts = parts };
        return actions.Respond(call, target.Path);
    }

    private static IReadOnlyList<ReceivedPart> ReadParts(ApiAction action, byte[] body, HttpContext context) =>
        action.In(ApiParameterLocation.Multipart).Any() && MultipartBody.Boundary(context.Request.ContentType) is { } boundary
            ? MultipartBody.Read(body, boundary)
            : [];

    private async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.Length <= state.Options.MaxBodySize ? body.ToArray() : throw new BadHttpRequestException("The body is too long.", StatusCodes.Status413PayloadTooLarge);
    }

    private ReceivedRequest Received(HttpContext context, RawTarget target, RouteMatch? match, byte[] body, int status, SimulatedFault? fault, long start) => new()
    {
        Time = state.Now,
        Method = context.Request.Method,
        Path = target.Path,
        Query = target.Query,
        Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        Body = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, MaxBodyKept))),
        BodyLength = body.Length,
        Action = match?.Action.Id,
        PathValues = match?.PathValues ?? new Dictionary<string, string>(StringComparer.Ordinal),
        Status = status,
        Fault = fault?.Name,
        Duration = state.Clock.GetElapsedTime(start),
    };
}
