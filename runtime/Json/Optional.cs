namespace Losant.Runtime;

/// <summary>
/// A member that may be absent, and may be null if present: JSON distinguishes the two. The default value is an absent
/// member.
/// </summary>
/// <typeparam name="T">The member's type: the class itself, or the nullable struct.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Optional<T>
{
    private bool _isSet;

    /// <summary>Initializes a member that is present.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    public Optional(T? value)
    {
        Value = value;
        _isSet = true;
    }

    /// <summary>The value; the default value if the member is absent.</summary>
    public T? Value { get; private set; }

    /// <summary>Whether the member is present, possibly as null. Setting false removes it; setting true on an absent member makes it null.</summary>
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
