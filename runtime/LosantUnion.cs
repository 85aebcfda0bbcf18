using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Losant;

/// <summary>
/// A value of one of several types. Generated unions derive from it. Two values are equal if they have the same case and equal
/// values; objects, lists and maps are compared by reference.
/// </summary>
/// <remarks>The names of protected members have an underscore in the middle, because no member of a generated union has.</remarks>
public abstract partial class LosantUnion : IEquatable<LosantUnion>
{
    /// <summary>Initializes a value of a case.</summary>
    /// <param name="case">The case's number; 0 means no known case.</param>
    /// <param name="value">The value; a <see cref="JsonElement"/> for case 0.</param>
    protected LosantUnion(int @case, object value)
    {
        Case_Number = @case;
        Case_Value = value;
    }

    /// <summary>The case's number.</summary>
    protected int Case_Number { get; private set; }

    /// <summary>The value of the case.</summary>
    protected object Case_Value { get; private set; }

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(LosantUnion? left, LosantUnion? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(LosantUnion? left, LosantUnion? right) => !(left == right);

    /// <summary>Gets the JSON of a value that matches no known case: a case that the API has, but this description does not.</summary>
    /// <param name="value">The JSON.</param>
    /// <returns>Whether the value matches no known case.</returns>
    public bool TryGetUnknown(out JsonElement value) => TryGet(0, out value);

    /// <inheritdoc/>
    public bool Equals(LosantUnion? other) => other is not null && GetType() == other.GetType() && Case_Number == other.Case_Number && Case_Value.Equals(other.Case_Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LosantUnion);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Case_Number, Case_Value);

    /// <summary>Formats a string, number or boolean; for an object, a list or a map, returns only the name of its type.</summary>
    public override string ToString() => Case_Value.ToString() ?? "";

    /// <summary>Gets the value of a case.</summary>
    /// <typeparam name="T">The case's type.</typeparam>
    /// <param name="case">The case's number.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the value has that case.</returns>
    protected bool TryGet<T>(int @case, [MaybeNullWhen(false)] out T value)
    {
        var found = Case_Number == @case;
        value = found ? (T)Case_Value : default;
        return found;
    }
}
