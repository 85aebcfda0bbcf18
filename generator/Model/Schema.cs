namespace LosantGen.Model;

/// <summary>
/// One schema of a description, as written: its keywords and nothing derived from them. A reference has only
/// <see cref="Reference"/>. JSON values (enum members, defaults) are compact JSON text.
/// </summary>
public sealed record Schema
{
    private KnownHash _contentHash;

    public required SourceLocation Location { get; init; }

    /// <summary>The name of the schema that a <c>$ref</c> refers to; see <c>ReferenceResolver</c> for its forms.</summary>
    public string? Reference { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Default { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>A constraint of its values could not be read and is ignored, so that more values fit than the description means.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The schema is <c>false</c>: no value fits.</summary>
    public bool Nothing { get; init; }

    /// <summary>Its values are secrets: <c>format: password</c>, or <c>writeOnly</c>.</summary>
    public bool IsSecret { get; init; }

    public JsonKinds Kinds { get; init; }

    public string? Format { get; init; }

    public StringConstraints? String { get; init; }

    public NumberConstraints? Number { get; init; }

    public EquatableArray<string> Enum { get; init; }

    public EquatableArray<Property> Properties { get; init; }

    public EquatableArray<Property> PatternProperties { get; init; }

    /// <summary>The schema of undeclared members; null if the description has none.</summary>
    public Schema? AdditionalProperties { get; init; }

    /// <summary><c>additionalProperties: false</c>.</summary>
    public bool IsClosed { get; init; }

    public EquatableArray<string> Required { get; init; }

    /// <summary>Declared members that another part of an <c>allOf</c> forbids: they have a type, and must be absent.</summary>
    public EquatableArray<string> Forbidden { get; init; }

    public CountConstraints? PropertiesCount { get; init; }

    public Schema? Items { get; init; }

    public CountConstraints? ItemsCount { get; init; }

    public bool UniqueItems { get; init; }

    public EquatableArray<Schema> OneOf { get; init; }

    public EquatableArray<Schema> AnyOf { get; init; }

    public EquatableArray<Schema> AllOf { get; init; }

    public Schema? Not { get; init; }

    /// <summary>Whether it has only documentation, and possibly a type.</summary>
    public bool SaysNothing => SaysNothingButValues && Enum.Count + OneOf.Count + AnyOf.Count + AllOf.Count == 0;

    /// <summary>Whether, beside <c>enum</c> and the schemas of <c>oneOf</c>, <c>anyOf</c> and <c>allOf</c>, it has only documentation, and possibly a type.</summary>
    public bool SaysNothingButValues => this is
    {
        Reference: null, Nothing: false, IsSecret: false, Format: null, String: null, Number: null,
        Properties.Count: 0, PatternProperties.Count: 0, AdditionalProperties: null, IsClosed: false, Required.Count: 0, Forbidden.Count: 0, PropertiesCount: null,
        Items: null, ItemsCount: null, UniqueItems: false, Not: null,
    };

    /// <summary>Whether it is the cases of one <c>oneOf</c> or <c>anyOf</c>, and nothing is beside them but documentation and possibly a type.</summary>
    public bool IsOnlyUnion => SaysNothingButValues && Enum.Count + AllOf.Count == 0 && (OneOf.Count == 0 || AnyOf.Count == 0);

    /// <summary>The hash code of everything but the location; see <see cref="SameContent"/>.</summary>
    internal int ContentHash => _contentHash.Of(this, SameContent.HashOf);

    /// <summary>Whether the content was compared with that of another schema before, and was the same.</summary>
    internal bool IsKnownToBe(Schema other) => _contentHash.IsSameAs(this, ref other._contentHash, other, SameContent.HashOf);

    /// <summary>Remembers that another schema has the same content.</summary>
    internal void IsNow(Schema other) => _contentHash.Join(this, ref other._contentHash, other, SameContent.HashOf);

    /// <summary>The schemas directly within this one.</summary>
    public IEnumerable<Schema> Parts
    {
        get
        {
            foreach (var property in Properties) yield return property.Schema;
            foreach (var property in PatternProperties) yield return property.Schema;
            foreach (var part in OneOf) yield return part;
            foreach (var part in AnyOf) yield return part;
            foreach (var part in AllOf) yield return part;
            if (AdditionalProperties is not null) yield return AdditionalProperties;
            if (Items is not null) yield return Items;
            if (Not is not null) yield return Not;
        }
    }
}
