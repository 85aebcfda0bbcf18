using System.Text.Json;
using Losant.Runtime;

namespace Losant;

// The members of cases that a union has itself.
public abstract partial class LosantUnion
{
    /// <summary>Initializes a value without a case, which the first member that is set chooses.</summary>
    protected LosantUnion()
        : this(0, default(JsonElement))
    {
    }

    /// <summary>Gets the value as a type that cases have or implement; null if it is of another case.</summary>
    /// <typeparam name="T">The type.</typeparam>
    protected T? Case_As<T>()
        where T : class => Case_Value as T;

    /// <summary>Gets the value of a case, which is created if there is no value yet.</summary>
    /// <typeparam name="T">The case's type.</typeparam>
    /// <param name="case">The case's number.</param>
    /// <param name="create">Creates a value.</param>
    /// <exception cref="InvalidOperationException">The value is of another case.</exception>
    protected T Case_Own<T>(int @case, Func<T> create)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        if (Case_Number == @case) return (T)Case_Value;
        if (Case_Number != 0 || Case_Value is JsonElement { ValueKind: not JsonValueKind.Undefined })
            throw new InvalidOperationException($"The value is of another case, which has no such member; it cannot become a {typeof(T).Name}.");
        var created = create();
        (Case_Number, Case_Value) = (@case, created);
        return created;
    }

    /// <summary>Gets the value of a key, if the case is a map.</summary>
    /// <typeparam name="T">The type of the map's values.</typeparam>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">The map does not contain the key, or the value is no map.</exception>
    protected T Case_Entry<T>(string key) => MapEntries.Get(Case_As<IReadOnlyDictionary<string, T>>(), key);

    /// <summary>Sets the value of a key of a case that is a map.</summary>
    /// <typeparam name="T">The type of the map's values.</typeparam>
    /// <param name="case">The case's number.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The value is of another case.</exception>
    protected void Case_SetEntry<T>(int @case, string key, T value) =>
        Case_Value = MapEntries.With(Case_Own<IReadOnlyDictionary<string, T>>(@case, static () => new Dictionary<string, T>(StringComparer.Ordinal)), key, value);
}
