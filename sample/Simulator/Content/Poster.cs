using System.Text.Json.Nodes;
using Losant.Simulator.Actions;
using Losant.Simulator.Auth;
using Losant.Simulator.Server;
using Microsoft.Extensions.Primitives;

namespace Losant.Simulator.Content;

/// <summary>Calls actions as requests with the token that may do everything would: bodies are checked against their schema.</summary>
internal sealed class Poster(SimulatorState state, ActionTable actions)
{
    /// <summary>Whether something can be posted to this list.</summary>
    public bool Takes(string list) => state.Description.Actions.ContainsKey($"{list}.post") && actions.Has($"{list}.post");

    /// <summary>Calls an action.</summary>
    /// <param name="id">The action.</param>
    /// <param name="pathValue">The ids in its path, by the names of their parameters.</param>
    /// <param name="body">The body.</param>
    /// <param name="given">What is otherwise made up, such as the id.</param>
    /// <exception cref="ApiFailure">The API would refuse it.</exception>
    public JsonNode? Call(string id, Func<string, string> pathValue, JsonNode body, JsonObject? given = null)
    {
        var action = state.Description.Actions[id];
        state.CheckBody(id, body);
        return actions.Invoke(new ApiCall
        {
            Action = action,
            Caller = state.Tokens.Find(state.Options.AccessToken) ?? Token.None,
            PathValues = action.PathParameters.ToDictionary(name => name, pathValue, StringComparer.Ordinal),
            Query = new Dictionary<string, StringValues>(StringComparer.Ordinal),
            Body = body.DeepClone(),
            Given = given ?? [],
        });
    }
}
