using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Losant.Simulator.Description;
using Losant.Simulator.Server;
using Microsoft.AspNetCore.Http;

namespace Losant.Simulator.Actions;

/// <summary>Chooses among the success codes of an action: by the simulator's options, then by the request.</summary>
internal sealed class SuccessChooser(LosantSimulatorOptions options)
{
    public ResponseDescription Choose(ApiCall call)
    {
        var successes = call.Action.Successes;
        if (options.SuccessStatuses.TryGetValue(call.Action.Id, out var wanted))
        {
            return successes.FirstOrDefault(success => success.Status == wanted)
                ?? throw new InvalidOperationException($"The description has no success code {wanted} for {call.Action.Id}.");
        }

        var asked = Asks(call, "forceJob") ? StatusCodes.Status202Accepted
            : Asks(call, "dryRun") ? StatusCodes.Status200OK
            : StatusCodes.Status201Created;
        return successes.FirstOrDefault(success => success.Status == asked)
            ?? successes.FirstOrDefault()
            ?? new ResponseDescription(StatusCodes.Status200OK, null, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>Whether the member is true in the body, or in a JSON part of it.</summary>
    private static bool Asks(ApiCall call, string member) => call.Parts
        .Where(part => call.Action.In(ApiParameterLocation.Multipart).Any(parameter =>
            parameter.Schema is not null && string.Equals(parameter.Name, part.Name, StringComparison.Ordinal)))
        .Select(part => JsonText.Parse(Encoding.UTF8.GetBytes(part.Text), part.Name))
        .Append(call.Body)
        .OfType<JsonObject>()
        .Any(body => body[member]?.GetValueKind() == JsonValueKind.True);
}
