namespace LosantGen.Planning.Shapes;

/// <summary>
/// Limits how much is written out where a schema repeats others: the parts of an <c>allOf</c>, the keywords beside a <c>oneOf</c>, and the
/// cases of nested unions. A chain of such schemas repeats the whole rest of the chain in each of its members, and a lattice of them grows
/// even faster. Small expansions are free; large ones together may be a few times the size of the descriptions.
/// </summary>
internal sealed class ExpansionLimit(SchemaIndex index)
{
    private const int Free = 64;

    private const int Base = 20_000;

    private const int PerSchema = 4;

    private const int MembersPerCase = 4;

    // Counting all schemas takes a while, and ordinary descriptions never come so far.
    private bool _isCounted;
    private int _left = Base;

    /// <summary>Begins an expansion.</summary>
    /// <param name="isNested">Whether it is deep within others, which multiply it; then it is not free.</param>
    public Expansion Begin(bool isNested) => new(this, isNested ? 0 : Free);

    private bool TryTake(int count)
    {
        if (count > _left && !_isCounted)
        {
            _isCounted = true;
            _left += PerSchema * index.All.Sum(s => CountOf(s.Schema));
        }
        if (count > _left) return false;
        _left -= count;
        return true;
    }

    private static int CountOf(Schema schema) => 1 + schema.Parts.Sum(CountOf);

    /// <summary>One expansion.</summary>
    public sealed class Expansion(ExpansionLimit limit, int free)
    {
        private int _free = free;

        /// <summary>Counts the cases of a nested union, of which each is as much C# as several members; false if they are too many.</summary>
        public bool TryTakeCases(UnionShape nested) => TryTake(nested.Cases.Count * MembersPerCase);

        /// <summary>Counts schemas that it repeats; false if they are too many.</summary>
        public bool TryTake(int count)
        {
            var ofFree = Math.Min(count, _free);
            _free -= ofFree;
            return limit.TryTake(count - ofFree);
        }
    }
}
