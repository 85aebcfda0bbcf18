using System.IO.Compression;
using System.Xml.Linq;

namespace LosantGen.Packaging.Tests;

/// <summary>Reads a package without restoring it.</summary>
internal sealed class PackageFile(string path) : IDisposable
{
    private readonly ZipArchive _archive = ZipFile.OpenRead(path);

    /// <summary>The files in the package, except those of the package format.</summary>
    public IReadOnlyList<string> Paths =>
    [
        .. _archive.Entries.Select(e => Uri.UnescapeDataString(e.FullName)).Order(StringComparer.Ordinal)
            .Where(p => p is not ("[Content_Types].xml" or "_rels/.rels") && !p.StartsWith("package/services/", StringComparison.Ordinal)),
    ];

    public long Size { get; } = new FileInfo(path).Length;

    public byte[] Bytes(string file)
    {
        using var from = _archive.Entries.Single(e => Uri.UnescapeDataString(e.FullName) == file).Open();
        using var to = new MemoryStream();
        from.CopyTo(to);
        return to.ToArray();
    }

    /// <summary>The metadata of the package.</summary>
    public XElement Metadata(string id)
    {
        using var text = new MemoryStream(Bytes(id + ".nuspec"));
        var metadata = XDocument.Load(text).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        foreach (var element in metadata.DescendantsAndSelf()) element.Name = element.Name.LocalName;
        return metadata;
    }

    public void Dispose() => _archive.Dispose();
}
