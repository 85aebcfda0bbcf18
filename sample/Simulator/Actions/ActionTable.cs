using Losant.Simulator.Server;

namespace Losant.Simulator.Actions;

/// <summary>Handles an action whose response needs more than the description's example.</summary>
internal interface IActionHandler
{
    Task<ApiResponse> RespondAsync(ApiCall call);
}

/// <summary>Passes a call to the handler of its action, or to the handler for examples if the action has none.</summary>
internal sealed class ActionTable(IReadOnlyDictionary<string, IActionHandler> handlers, IActionHandler streams, IActionHandler examples)
{
    public async Task<ApiResponse> RespondAsync(ApiCall call, string path)
    {
        var handler = handlers.GetValueOrDefault(call.Action.Id) ?? (call.Action.IsEventStream ? streams : examples);
        var response = await handler.RespondAsync(call);
        if (response is JsonResponse json)
            HalMembers.Add(json.Body, call, call.Action.Successes.FirstOrDefault(success => success.Status == json.Status)?.Schema, path);
        return response;
    }
}
