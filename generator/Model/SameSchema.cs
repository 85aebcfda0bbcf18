using System.Runtime.CompilerServices;

namespace LosantGen.Model;

/// <summary>Compares schemas as objects: two that say the same at the same place are different, and no schema is read to find out.</summary>
internal sealed class SameSchema : IEqualityComparer<Schema>
{
    public static readonly SameSchema Instance = new();

    public bool Equals(Schema x, Schema y) => ReferenceEquals(x, y);

    public int GetHashCode(Schema schema) => RuntimeHelpers.GetHashCode(schema);
}
