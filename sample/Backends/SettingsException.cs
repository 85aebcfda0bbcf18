namespace Losant.Sample.Backends;

/// <summary>An environment variable is missing or invalid.</summary>
internal sealed class SettingsException(string message) : Exception(message);
