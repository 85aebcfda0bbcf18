using System.Runtime.CompilerServices;

namespace LosantGen.Model;

/// <summary>Compares records as objects: two that say the same at the same place are different, and nothing is read to find out.</summary>
internal sealed class SameObject<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly SameObject<T> Instance = new();

    public bool Equals(T x, T y) => ReferenceEquals(x, y);

    public int GetHashCode(T value) => RuntimeHelpers.GetHashCode(value);
}
