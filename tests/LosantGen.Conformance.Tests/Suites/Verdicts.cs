namespace LosantGen.Conformance.Tests.Suites;

/// <summary>What we say of one instance in one place.</summary>
/// <param name="Complaint">What is against it; null where nothing is.</param>
internal sealed record Verdict(SuiteGroup Group, SuiteTest Test, Places Place, string? Complaint)
{
    public bool IsRight => Complaint is null == Test.IsValid;

    public override string ToString() => $"{Group.Keyword} | {Group.Description} | {Test.Description} | {Place}: {Complaint ?? "valid"}";
}

/// <summary>Asks for the verdicts of the whole suite.</summary>
internal static class Verdicts
{
    public static async Task<IReadOnlyList<Verdict>> OfAsync(IReadOnlyList<SuiteGroup> groups, bool typed)
    {
        var asked = groups.Select(g => (Group: g, Schema: typed ? SuiteSchema.Typed(g.Schema) : g.Schema)).Where(g => g.Schema is not null).ToList();
        var api = new SuiteApi(typed ? "TypedSuite" : "Suite", asked.Select(a => (a.Group.Name, a.Schema!)));
        var found = new List<Verdict>();
        foreach (var group in asked.Select(a => a.Group))
        {
            foreach (var test in group.Tests.Where(t => !typed || !SuiteSchema.IsOfAnotherType(group.Schema, group.Schema, t.Instance)))
            {
                var (schema, instance) = (group.Name, test.Instance);
                Add(Places.Root, await api.ComplaintAboutBodyAsync(schema, instance));
                Add(Places.Required, api.ComplaintAboutMember(schema, required: true, instance));
                Add(Places.Optional, api.ComplaintAboutMember(schema, required: false, instance));

                void Add(Places place, string? complaint) => found.Add(new Verdict(group, test, typed ? (Places)((int)place * (int)Places.TypedRoot) : place, complaint));
            }
        }
        return found;
    }
}
