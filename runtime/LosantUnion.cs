using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Losant;

/// <summary>
/// One of several kinds of value. Generated unions derive from it. Two are equal when they are of the same case and hold equal
/// values; objects, lists and maps are equal to themselves only.
/// </summary>
public abstract class LosantUnion : IEquatable<LosantUnion>
{
    /// <summary>Makes a value of a case.</summary>
    /// <param name="case">The case's number; 0 is a value of no known case.</param>
    /// <param name="value">The value; a <see cref="JsonElement"/> for case 0.</param>
    protected LosantUnion(int @case, object value)
    {
        Case = @case;
        Value = value;
    }

    /// <summary>The case's number.</summary>
    protected int Case { get; }

    /// <summary>The value of the case.</summary>
    protected object Value { get; }

    /// <summary>Whether two are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(LosantUnion? left, LosantUnion? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(LosantUnion? left, LosantUnion? right) => !(left == right);

    /// <summary>Gives the JSON of a value that is of no known case: one that the API has and this description has not.</summary>
    /// <param name="value">The JSON.</param>
    /// <returns>Whether the value is of no known case.</returns>
    public bool TryGetUnknown(out JsonElement value) => TryGet(0, out value);

    /// <inheritdoc/>
    public bool Equals(LosantUnion? other) => other is not null && GetType() == other.GetType() && Case == other.Case && Value.Equals(other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LosantUnion);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Case, Value);

    /// <summary>The text, number or boolean; for an object, a list or a map, the name of its type only.</summary>
    public override string ToString() => Value.ToString() ?? "";

    /// <summary>Gives the value of a case.</summary>
    /// <typeparam name="T">The case's type.</typeparam>
    /// <param name="case">The case's number.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the value is of that case.</returns>
    protected bool TryGet<T>(int @case, [MaybeNullWhen(false)] out T value)
    {
        var found = Case == @case;
        value = found ? (T)Value : default;
        return found;
    }
}
