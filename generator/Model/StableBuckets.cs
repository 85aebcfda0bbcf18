namespace LosantGen.Model;

/// <summary>
/// Puts items into buckets by a hash of their names. The compiler compares a step's results with the previous ones by position: in a
/// plain list, a new item at the front would cause all items after it to be emitted again.
/// </summary>
internal static class StableBuckets
{
    private const int Count = 256;

    public static IEnumerable<StableBucket<T>> Of<T>(EquatableArray<T> items, Func<T, string> nameOf)
    {
        var buckets = items.ToLookup(item => BucketOf(nameOf(item)));
        return Enumerable.Range(0, Count).Select(i => new StableBucket<T>(buckets[i].ToEquatableArray()));
    }

    // string.GetHashCode differs from process to process.
    private static int BucketOf(string name)
    {
        var hash = 2166136261u;
        foreach (var c in name) hash = unchecked((hash ^ c) * 16777619u);
        return (int)(hash % Count);
    }
}

/// <summary>The items of one bucket.</summary>
internal sealed record StableBucket<T>(EquatableArray<T> Items);
