using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Description;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Losant.Simulator.Server;

/// <summary>The pipeline of a request: route, checks, action, log, response.</summary>
internal sealed class RequestPipeline(
    ApiRoutes routes, RequestChecks checks, ActionTable actions, SimulatorEndpoints own, RequestLog log, ConcurrentQueue<Exception> failures)
{
    private const int MaxBodyKept = 65_536;
    private const int NoResponse = 0;

    public async Task HandleAsync(HttpContext context)
    {
        var target = RawTarget.Of(context);
        var match = routes.Find(context.Request.Method, target.Path);
        var body = Array.Empty<byte>();
        ApiResponse response;
        try
        {
            body = await ReadBodyAsync(context.Request, context.RequestAborted);
            response = own.Response(context.Request.Method, target.Path)
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
            log.Add(Received(context, target, match, body, NoResponse));
            return;
        }
        catch (Exception error)
        {
            // The response contains no details of the failure; tests find them in LosantSimulator.Failures.
            failures.Enqueue(error);
            response = ApiFailure.Internal().ToResponse();
        }

        log.Add(Received(context, target, match, body, response.Status));
        await response.WriteAsync(context);
    }

    private async Task<ApiResponse> RespondAsync(HttpContext context, RawTarget target, RouteMatch match, byte[] body)
    {
        var action = match.Action;
        checks.CheckToken(action, context.Request.Headers.Authorization);
        checks.CheckPath(match);
        var query = QueryHelpers.ParseQuery(target.Query);
        await checks.CheckQueryAsync(action, query);
        checks.CheckHeaders(action, name => context.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null);

        var parts = await ReadPartsAsync(action, body, context);
        await checks.CheckPartsAsync(action, parts);
        JsonNode? json = await checks.CheckBodyAsync(action, body, context.Request.ContentType);
        var call = new ApiCall { Action = action, PathValues = match.PathValues, Query = query, Body = json, Parts = parts };
        return await actions.RespondAsync(call, target.Path);
    }

    private static async Task<IReadOnlyList<ReceivedPart>> ReadPartsAsync(ApiAction action, byte[] body, HttpContext context) =>
        action.In(ApiParameterLocation.Multipart).Any() && MultipartBody.Boundary(context.Request.ContentType) is { } boundary
            ? await MultipartBody.ReadAsync(body, boundary, context.RequestAborted)
            : [];

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    private static ReceivedRequest Received(HttpContext context, RawTarget target, RouteMatch? match, byte[] body, int status) => new()
    {
        Method = context.Request.Method,
        Path = target.Path,
        Query = target.Query,
        Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        Body = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, MaxBodyKept))),
        BodyLength = body.Length,
        Action = match?.Action.Id,
        Status = status,
    };
}
