using System.Text.Json.Nodes;
using Losant.Simulator.Auth;
using Losant.Simulator.Server;
using Losant.Simulator.Store;

namespace Losant.Simulator.Jobs;

/// <summary>
/// Makes the log of a job. Its id is not the id that the API returns for the job, which is shorter than the ids of all other things; what both have
/// in common is resource, name and time.
/// </summary>
internal static class JobLog
{
    public const string Kind = "applicationJobLogs";

    /// <summary>The error of a job that did not end before its simulator did.</summary>
    public const string Stopped = "The simulator was stopped before the job ended.";

    public static (SimulatedJob State, JsonObject Log) New(SimulatorState state, ApiCall call, JobPlan plan, string id)
    {
        var logId = state.Ids.Hex(Kind);
        var application = call.PathValues.GetValueOrDefault("applicationId");
        var job = new SimulatedJob
        {
            Id = id,
            LogId = logId,
            ApplicationId = application,
            Action = call.Action.Id,
            Name = Name(call),
            Status = SimulatedJobStatus.Queued,
            Completed = 0,
            Total = plan.Total,
        };
        var log = new JsonObject
        {
            ["id"] = logId,
            ["jobId"] = logId,
            ["jobExecutionId"] = state.Ids.Hex("jobExecutions"),
            ["name"] = job.Name,
            ["runQueuedAt"] = state.NowText,
            ["resourceType"] = ResourceType(call),
            ["input"] = Input(call, plan),
        };
        if (application is not null)
            (log["applicationId"], log["ownerType"], log["ownerId"]) = (application, "application", application);
        if (ResourceId(call) is { } resource)
            log["resourceId"] = resource;
        var (type, requestedBy) = call.Caller.Kind switch
        {
            TokenKind.Device => ("device", call.Caller.DeviceId),
            TokenKind.User => ("user", call.Caller.UserId),
            _ => ("apiToken", call.Caller.Source?.Id),
        };
        log["requestedByType"] = type;
        if (requestedBy is not null)
            log["requestedById"] = requestedBy;
        return (job, log);
    }

    /// <summary>The URL to which the API posts when the job has ended, from the body or from the query string.</summary>
    public static Uri? CallbackUrl(ApiCall call) => Uri.TryCreate(Given(call, "callbackUrl"), UriKind.Absolute, out var url) ? url : null;

    /// <summary>The names are not published but for some: those of the application's own jobs are their actions', the others have their resource too.</summary>
    private static string Name(ApiCall call)
    {
        var action = Capitalized(call.Action.Name);
        return call.Action.Resource == "application" && action != "Export" && action != "Import" ? action : Capitalized(call.Action.Resource) + action;
    }

    private static string Capitalized(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string ResourceType(ApiCall call) => call.Action.Resource switch
    {
        "data" or "device" or "devices" => "device",
        "dataTable" or "dataTableRows" or "dataTables" => "datatable",
        "event" or "events" => "event",
        "notebook" => "notebook",
        "deviceRecipe" => "deviceRecipe",
        "dashboard" or "applicationDashboard" => "dashboard",
        _ => "application",
    };

    private static string? ResourceId(ApiCall call) =>
        call.Action.PathParameters is [.., var last] && (last != "applicationId" || ResourceType(call) == "application") ? call.PathValues[last] : null;

    private static JsonObject Input(ApiCall call, JobPlan plan)
    {
        var input = new JsonObject();
        if (Given(call, "callbackUrl") is { } url)
            input["callbackUrl"] = url;
        if (Given(call, "email") is { } email)
            input["emails"] = new JsonArray(email);
        var body = call.Body as JsonObject;
        foreach (var name in (string[])["start", "end", "gatewayId", "parentId"])
        {
            if (body?[name] is { } value)
                input[name] = value.DeepClone();
        }

        if ((body?["query"] ?? body?["deviceQuery"]) is JsonObject query)
            input["query"] = query.ToJsonString();
        foreach (var (name, value) in plan.Input)
            input[name] = value?.DeepClone();
        return input;
    }

    /// <summary>Ends the log of a job that a kill has interrupted: the job does not go on.</summary>
    public static void EndInterrupted(Document log, string now)
    {
        if (log.Text("status") is not ("queued" or "inProgress"))
            return;
        log.Edit().Json["status"] = "errored";
        log.Json["runCompletedAt"] = now;
        log.Json["error"] = new JsonObject { ["name"] = "Error", ["message"] = Stopped };
    }

    private static string? Given(ApiCall call, string name) =>
        JsonRead.Text((call.Body as JsonObject)?[name]) ?? (call.QueryText(name) is { Length: > 0 } text ? text : null);
}
