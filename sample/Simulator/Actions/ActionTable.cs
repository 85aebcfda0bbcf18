using Losant.Simulator.Server;

namespace Losant.Simulator.Actions;

/// <summary>An action that needs more than the description's example to be responded.</summary>
internal interface IActionHandler
{
    Task<ApiResponse> RespondAsync(ApiCall call);
}

/// <summary>Hands a call to the handler of its action, or to the description's examples where there is none.</summary>
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
