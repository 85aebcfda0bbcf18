namespace LosantGen.Reading;

/// <summary>
/// The names by which schemas are found: <c>device</c> for the schema of <c>device.json</c>, and <c>device#/…</c> with a
/// JSON pointer for a node inside that file.
/// </summary>
internal static class ReferenceResolver
{
    public const char Separator = '#';

    public static string Local(string file, string pointer) => file + Separator + pointer;

    /// <summary>
    /// The name that a <c>$ref</c> means. <c>#/definitions/X</c> is the file's own definition where it has one, and else
    /// the file <c>X.json</c> of the set, which is how the vendor refers from one file to another.
    /// </summary>
    public static string Resolve(string file, string reference, Func<string, bool> hasNode)
    {
        var hash = reference.IndexOf('#');
        var document = hash < 0 ? reference : reference.Substring(0, hash);
        var pointer = hash < 0 ? "" : Uri.UnescapeDataString(reference.Substring(hash + 1));
        if (document.Length > 0)
        {
            if (document.Contains("://")) return reference;
            var other = FileNames.WithoutExtension(document);
            return pointer.Length is 0 or 1 ? other : Local(other, pointer);
        }
        if (pointer.Length is 0 or 1) return file;
        if (hasNode(pointer)) return Local(file, pointer);
        foreach (var folder in new[] { "/definitions/", "/$defs/" })
        {
            if (pointer.StartsWith(folder, StringComparison.Ordinal) && pointer.IndexOf('/', folder.Length) < 0)
                return pointer.Substring(folder.Length);
        }
        return Local(file, pointer);
    }
}
