namespace Losant;

/// <summary>The kind of a <see cref="JsonScalar"/>.</summary>
public enum JsonScalarKind
{
    /// <summary>Undefined: the scalar was never set.</summary>
    Undefined,

    /// <summary>A JSON null.</summary>
    Null,

    /// <summary>A string.</summary>
    String,

    /// <summary>A number stored as a double: it had a fraction or an exponent, exceeds 64 bits, or was a double.</summary>
    Number,

    /// <summary>An integer of up to 64 bits, stored without loss of precision.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,
}
