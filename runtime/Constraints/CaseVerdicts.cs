namespace Losant.Runtime.Constraints;

/// <summary>
/// How many cases of a union objects fit. To test an object against a case, it is read as that case and validated, which tests the unions within
/// it. Within one test each of them is tested once and remembered by its JSON: else a union that contains itself would take
/// twice as long for each level.
/// </summary>
/// <remarks>It is found by its thread, as <see cref="MatchBudget"/> is, because the tests are nested in emitted code.</remarks>
internal static class CaseVerdicts
{
    [ThreadStatic]
    private static int Depth;

    [ThreadStatic]
    private static HashSet<Verdict>? Known;

    /// <summary>Gets the number of cases that an object fits: 0, 1, or 2 for several, if that makes a difference.</summary>
    /// <param name="json">The object.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="exactlyOne">Whether several are another verdict than one.</param>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public static int Count(ReadOnlySpan<byte> json, CaseFit[] cases, bool exactlyOne)
    {
        if (Depth == 0) return Test(json, cases, exactlyOne);
        MatchBudget.ThrowIfCancelled();
        Verdict verdict = new(cases[0], json.ToArray());
        Known ??= [];
        if (Known.TryGetValue(verdict, out Verdict? known)) return known.Count;
        verdict.Count = Test(json, cases, exactlyOne);
        Known.Add(verdict);
        return verdict.Count;
    }

    private static int Test(ReadOnlySpan<byte> json, CaseFit[] cases, bool exactlyOne)
    {
        int count = 0;
        Depth++;
        try
        {
            foreach (CaseFit fits in cases)
            {
                if (!fits(json)) continue;
                count++;
                if (count > 1 || !exactlyOne) break;
            }

            return count;
        }
        finally
        {
            if (--Depth == 0) Known = null;
        }
    }

    /// <summary>The verdict on an object. The first case stands for its union: no other union has the same delegate.</summary>
    private sealed class Verdict(CaseFit first, byte[] json) : IEquatable<Verdict>
    {
        private readonly CaseFit _first = first;
        private readonly byte[] _json = json;

        public int Count { get; set; }

        public bool Equals(Verdict? other) => other is not null && ReferenceEquals(_first, other._first) && _json.AsSpan().SequenceEqual(other._json);

        public override bool Equals(object? obj) => Equals(obj as Verdict);

        public override int GetHashCode()
        {
            HashCode hash = default;
            hash.AddBytes(_json);
            return hash.ToHashCode();
        }
    }
}
