namespace Losant.Simulator;

/// <summary>The callback of an export, or the reason why it was not sent.</summary>
/// <param name="JobId">The export's job.</param>
/// <param name="Url">The callback URL from the request.</param>
/// <param name="Body">The JSON that was posted, or that would have been posted.</param>
/// <param name="Status">The response's status, or null if there was no response.</param>
/// <param name="Failure">
/// Why there was no response: the URL is not on loopback (<see cref="LosantSimulatorOptions.AllowRemoteCallbacks"/> allows others), or the call failed. Null after a response.
/// </param>
public sealed record SimulatedCallback(string JobId, Uri Url, string Body, int? Status, string? Failure);
