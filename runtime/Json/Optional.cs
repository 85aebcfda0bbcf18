namespace Losant.Runtime;

/// <summary>
/// A member that may be left out, and may be null when it is there: JSON tells the two apart. The default is a member that
/// was left out.
/// </summary>
/// <typeparam name="T">The member's type: the class itself, or the struct's nullable form.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Optional<T>
{
    private bool _isSet;

    /// <summary>Makes a member that was set.</summary>
    /// <param name="value">What to; null is JSON null.</param>
    public Optional(T? value)
    {
        Value = value;
        _isSet = true;
    }

    /// <summary>The value; the default where nothing was set.</summary>
    public T? Value { get; private set; }

    /// <summary>Whether the member is there, perhaps as null. Setting false takes it away, setting true makes it null.</summary>
    public bool IsSet
    {
        readonly get => _isSet;
        set
        {
            _isSet = value;
            if (!value) Value = default;
        }
    }
}
