namespace Losant;

/// <summary>What a <see cref="JsonScalar"/> holds.</summary>
public enum JsonScalarKind
{
    /// <summary>Nothing: the scalar was never set.</summary>
    Undefined,

    /// <summary>A JSON null.</summary>
    Null,

    /// <summary>A text.</summary>
    String,

    /// <summary>A number held as a double: one that was written with a fraction or an exponent, is beyond 64 bits, or was a double.</summary>
    Number,

    /// <summary>A whole number of up to 64 bits; held with all of its digits.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,
}
