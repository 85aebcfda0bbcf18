namespace Losant.Runtime.Secrets;

/// <summary>Where a text has a secret: from its first byte to the one after its last.</summary>
/// <param name="start">The first byte.</param>
/// <param name="end">The byte after the last one.</param>
/// <param name="shown">What is shown in its place.</param>
internal sealed class SecretRange(int start, int end, string shown = SecretRange.Text)
{
    /// <summary>Shown in place of text.</summary>
    public const string Text = "[secret]";

    /// <summary>Shown in place of a JSON value that is not a string, so that the JSON stays valid.</summary>
    public const string JsonValue = "\"[secret]\"";

    /// <summary>Shown in place of the call's token.</summary>
    public const string Token = "[token]";

    public int Start { get; } = start;

    public int End { get; } = end;

    public string Shown { get; } = shown;
}
