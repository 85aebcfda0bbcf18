namespace LosantGen.Reading;

/// <summary>
/// Resolves references to names of schemas: <c>device</c> is the schema of <c>device.json</c>, and <c>device#/…</c> with a
/// JSON pointer is a node inside that file.
/// </summary>
internal static class ReferenceResolver
{
    public const char Separator = '#';

    public static string Local(string file, string pointer) => file + Separator + pointer;

    /// <summary>The name of a document: an address with a scheme as it is, and otherwise the file's name.</summary>
    public static string DocumentOf(string reference)
    {
        var hash = reference.IndexOf(Separator);
        var document = hash < 0 ? reference : reference.Substring(0, hash);
        return document.Contains("://") ? document : FileNames.WithoutExtension(document);
    }

    /// <summary>
    /// The name of the schema that a <c>$ref</c> refers to. <c>#/definitions/X</c> is the file's own definition if it has one, and
    /// otherwise the file <c>X.json</c> of the set: the vendor refers from one file to another in this way.
    /// </summary>
    public static string Resolve(string file, string? id, string reference, Func<string, bool> hasNode)
    {
        var hash = reference.IndexOf(Separator);
        var document = hash < 0 ? reference : reference.Substring(0, hash);
        if (id is not null && IsOwn(id, document)) document = "";
        var pointer = hash < 0 ? "" : Uri.UnescapeDataString(reference.Substring(hash + 1));
        if (document.Length > 0)
        {
            var other = DocumentOf(document);
            return pointer.Length == 0 ? other : Local(other, pointer);
        }
        if (pointer.Length == 0) return file;
        if (hasNode(pointer)) return Local(file, pointer);
        foreach (var folder in new[] { "/definitions/", "/$defs/" })
        {
            if (pointer.StartsWith(folder, StringComparison.Ordinal) && pointer.IndexOf('/', folder.Length) < 0)
                return pointer.Substring(folder.Length);
        }
        return Local(file, pointer);
    }

    // A relative reference is relative to the id.
    private static bool IsOwn(string id, string document) => document.Length > 0
        && (id == document || (Uri.TryCreate(id, UriKind.Absolute, out var own) && Uri.TryCreate(own, document, out var meant) && meant == own));
}
