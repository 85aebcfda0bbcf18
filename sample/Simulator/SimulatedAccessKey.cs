namespace Losant.Simulator;

/// <summary>An access key, with which a device signs in.</summary>
/// <param name="Id">The id of the key.</param>
/// <param name="Key">The key.</param>
/// <param name="Secret">The secret.</param>
public sealed record SimulatedAccessKey(string Id, string Key, string Secret);
