using System.ComponentModel;

namespace Losant.Runtime;

/// <summary>Arrays. Validation looks at every item.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TJson">How an item is read, written and checked.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListJson<T, TJson> : IJson<IReadOnlyList<T>>
    where TJson : IJson<T>
{
    /// <inheritdoc/>
    public static IReadOnlyList<T> Read(ref JsonInput input) => ListReader.Read<T, TJson>(ref input);

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, IReadOnlyList<T> value) => output.WriteList<T, TJson>(value);

    /// <inheritdoc/>
    public static void Validate(IReadOnlyList<T> value, ref Validation validation) => validation.List<T, TJson>(value);
}
