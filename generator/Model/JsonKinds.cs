namespace LosantGen.Model;

/// <summary>The kinds of JSON value that a schema's <c>type</c> allows; none means that it does not say.</summary>
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

    /// <summary>The kinds that a single value of C# can hold without structure.</summary>
    Scalars = String | Number | Integer | Boolean,
}
