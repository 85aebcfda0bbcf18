namespace Losant.Sample.Backends;

/// <summary>An environment variable is missing or cannot be used.</summary>
internal sealed class SettingsException(string message) : Exception(message);
