using System.ComponentModel;

namespace Losant.Runtime;

/// <summary>
/// A member that may be left out, and may be null when it is there: JSON tells the two apart. The default is a member that
/// was left out.
/// </summary>
/// <typeparam name="T">The member's type: the class itself, or the struct's nullable form.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Maybe<T>
{
    /// <summary>Makes a member that is there.</summary>
    /// <param name="value">Its value; null for a JSON null.</param>
    public Maybe(T? value)
    {
        Value = value;
        IsSet = true;
    }

    /// <summary>The value; null when it is null or was left out.</summary>
    public T? Value { get; }

    /// <summary>Whether the member is there.</summary>
    public bool IsSet { get; }
}
