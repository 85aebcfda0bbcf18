using LosantGen.Keeping;

namespace LosantGen.Reading;

/// <summary>What was found about an example, and the schemas by which it was checked.</summary>
/// <param name="schema">The example's schema.</param>
/// <param name="followed">The references that were followed, and what they referred to.</param>
/// <param name="violation">What is wrong; null if nothing is.</param>
internal sealed class CheckedExample(Schema schema, KeyValuePair<string, Schema?>[] followed, string? violation)
{
    public string? Violation => violation;

    /// <summary>Whether it would be checked by the same schemas.</summary>
    public bool IsOf(Schema other, IReadOnlyDictionary<string, Schema> schemas) => ReferenceEquals(schema, other)
        && followed.All(f => ReferenceEquals(schemas.TryGetValue(f.Key, out var found) ? found : null, f.Value));
}

/// <summary>What was found about examples, for the next check.</summary>
internal sealed class CheckedExamples() : Kept<Example, CheckedExample>(SameObject<Example>.Instance);
