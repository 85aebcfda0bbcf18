namespace Losant.Simulator;

/// <summary>An export's announcement to its callback URL, or the reason why there was none.</summary>
/// <param name="JobId">The export's job.</param>
/// <param name="Url">The callback URL as the request gave it.</param>
/// <param name="Body">The JSON that was posted, or would have been.</param>
/// <param name="Status">The response's status, or null when there was no response.</param>
/// <param name="Failure">
/// Why there was no response: the URL is not on loopback (the simulator calls no other host), or the call failed. Null after a response.
/// </param>
public sealed record SimulatedCallback(string JobId, Uri Url, string Body, int? Status, string? Failure);
