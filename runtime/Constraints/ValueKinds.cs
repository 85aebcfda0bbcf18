namespace Losant.Runtime;

/// <summary>The kinds of JSON value that a rule allows.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ValueKinds
{
    /// <summary>Any kind.</summary>
    Any = 0,

    /// <summary>A string.</summary>
    String = 1,

    /// <summary>A number.</summary>
    Number = 2,

    /// <summary>A number without a fraction.</summary>
    Integer = 4,

    /// <summary>True or false.</summary>
    Boolean = 8,

    /// <summary>Null.</summary>
    Null = 16,

    /// <summary>An object.</summary>
    Object = 32,

    /// <summary>An array.</summary>
    Array = 64,
}
