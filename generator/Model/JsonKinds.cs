namespace LosantGen.Model;

/// <summary>The kinds of JSON value that a schema's <c>type</c> allows; <c>None</c> means that the schema has no <c>type</c>.</summary>
[Flags]
public enum JsonKinds
{
    None = 0,
    String = 1,
    Number = 2,
    Integer = 4,
    Boolean = 8,
    Null = 16,
    Object = 32,
    Array = 64,

    /// <summary>The kinds of values without structure, which a single C# value can hold.</summary>
    Scalars = String | Number | Integer | Boolean,

    /// <summary>The kinds of all values.</summary>
    All = Scalars | Null | Object | Array,
}
