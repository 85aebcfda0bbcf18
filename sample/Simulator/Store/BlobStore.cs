using System.Diagnostics.CodeAnalysis;
using Losant.Simulator.Storing;

namespace Losant.Simulator.Store;

/// <summary>The contents of files: those of files.*, and those that jobs write.</summary>
internal sealed class BlobStore(Journal journal)
{
    private readonly Dictionary<string, Blob> _blobs = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Blob> All => _blobs;

    public bool Has(string key) => _blobs.ContainsKey(key);

    public bool TryFind(string key, [NotNullWhen(true)] out Blob? blob) => _blobs.TryGetValue(key, out blob);

    public void Set(string key, Blob blob)
    {
        Restore(key, blob);
        if (!journal.IsOn)
            return;
        journal.Put(Records.Files, key, () => Records.Bytes(new StoredFile(blob.Name, blob.ContentType)));
        journal.Put(Records.Contents, key, () => blob.Content);
    }

    /// <summary>Puts a file there that is stored.</summary>
    public void Restore(string key, Blob blob) => _blobs[key] = blob;

    public void Remove(string key)
    {
        if (!_blobs.Remove(key) || !journal.IsOn)
            return;
        journal.Remove(Records.Files, key);
        journal.Remove(Records.Contents, key);
    }
}

/// <summary>The content of a file.</summary>
internal sealed record Blob(string Name, string ContentType, byte[] Content);
