namespace LosantGen.Model;

/// <summary>
/// Compares schemas by everything but their locations. Descriptions that repeat schemas inline have each of them many times; most
/// comparisons end with the hash codes, which a schema keeps.
/// </summary>
internal sealed class SameContent : IEqualityComparer<Schema>
{
    public static readonly SameContent Instance = new();

    public bool Equals(Schema? x, Schema? y)
    {
        if (ReferenceEquals(x, y)) return true;
        if (x is null || y is null || x.ContentHash != y.ContentHash) return false;
        if (x.IsKnownToBe(y)) return true;
        if (!HaveSameContent(x, y)) return false;
        x.IsNow(y);
        return true;
    }

    private bool HaveSameContent(Schema x, Schema y) =>
        x.Reference == y.Reference && x.Title == y.Title && x.Description == y.Description && x.Default == y.Default
            && x.Deprecated == y.Deprecated && x.IsPartial == y.IsPartial && x.Nothing == y.Nothing && x.IsSecret == y.IsSecret
            && x.Kinds == y.Kinds && x.Format == y.Format && x.String == y.String && x.Number == y.Number && x.Enum.Equals(y.Enum)
            && AreEqual(x.Properties, y.Properties) && AreEqual(x.PatternProperties, y.PatternProperties) && Equals(x.AdditionalProperties, y.AdditionalProperties) && x.IsClosed == y.IsClosed
            && x.Required.Equals(y.Required) && x.Forbidden.Equals(y.Forbidden) && x.PropertiesCount == y.PropertiesCount
            && Equals(x.Items, y.Items) && x.ItemsCount == y.ItemsCount && x.UniqueItems == y.UniqueItems
            && AreEqual(x.OneOf, y.OneOf) && AreEqual(x.AnyOf, y.AnyOf) && AreEqual(x.AllOf, y.AllOf) && Equals(x.Not, y.Not);

    public int GetHashCode(Schema schema) => schema.ContentHash;

    /// <summary>The hash code of a schema's content, from those of its parts. What schemas seldom differ in alone is left to the comparison.</summary>
    public static int HashOf(Schema schema)
    {
        unchecked
        {
            var hash = (int)schema.Kinds;
            Add(Of(schema.Reference));
            Add(Of(schema.Title));
            Add(Of(schema.Description));
            Add(Of(schema.Format));
            Add(schema.String?.GetHashCode() ?? 0);
            Add(schema.Number?.GetHashCode() ?? 0);
            Add(schema.Enum.GetHashCode());
            Add(schema.Required.GetHashCode());
            AddAll(schema.Properties);
            AddAll(schema.PatternProperties);
            Add(schema.AdditionalProperties?.ContentHash ?? 0);
            Add(schema.Items?.ContentHash ?? 0);
            Add(schema.Not?.ContentHash ?? 0);
            foreach (var part in schema.OneOf) Add(part.ContentHash);
            foreach (var part in schema.AnyOf) Add(part.ContentHash);
            foreach (var part in schema.AllOf) Add(part.ContentHash);
            return hash;

            void Add(int next) => hash = (hash * 31) + next;

            void AddAll(EquatableArray<Property> properties)
            {
                foreach (var property in properties)
                {
                    Add(property.Name.GetHashCode());
                    Add(property.Schema.ContentHash);
                }
            }
        }
    }

    private static int Of(string? text) => text?.GetHashCode() ?? 0;

    private bool AreEqual(EquatableArray<Schema> x, EquatableArray<Schema> y)
    {
        if (x.Count != y.Count) return false;
        for (var i = 0; i < x.Count; i++)
        {
            if (!Equals(x[i], y[i])) return false;
        }
        return true;
    }

    private bool AreEqual(EquatableArray<Property> x, EquatableArray<Property> y)
    {
        if (x.Count != y.Count) return false;
        for (var i = 0; i < x.Count; i++)
        {
            if (x[i].Name != y[i].Name || !Equals(x[i].Schema, y[i].Schema)) return false;
        }
        return true;
    }
}
