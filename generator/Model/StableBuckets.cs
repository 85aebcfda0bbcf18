namespace LosantGen.Model;

/// <summary>
/// Puts items into typeRefs by their names. The compiler compares a step's results with the ones before by their position, so
/// that one more at the front of a plain list would make all that follow be emitted again.
/// </summary>
internal static class StableBuckets
{
    private const int Count = 256;

    public static IEnumerable<StableBucket<T>> Of<T>(EquatableArray<T> items, Func<T, string> nameOf)
    {
        var typeRefs = items.ToLookup(item => BucketOf(nameOf(item)));
        return Enumerable.Range(0, Count).Select(i => new StableBucket<T>(typeRefs[i].ToEquatableArray()));
    }

    // string.GetHashCode differs from process to process.
    private static int BucketOf(string name)
    {
        var hash = 2166136261u;
        foreach (var c in name) hash = unchecked((hash ^ c) * 16777619u);
        return (int)(hash % Count);
    }
}

/// <summary>The items whose names lead to one typeRef.</summary>
internal sealed record StableBucket<T>(EquatableArray<T> Items);
