using System.Diagnostics.CodeAnalysis;

namespace Losant.Runtime;

/// <summary>
/// The members of an object, in the order of its schema. Emitted code lists them once: they are written to an output, or checked
/// against their rules. A member that is absent is not written, and is a violation only if it is required.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct MemberList
{
    private readonly ref JsonOutput _output;
    private readonly ref Validation _validation;
    private readonly bool _isChecking;
    private MemberNames _names;

    // The entries of a map, if the object has one beside its members, and whether a name is one of them.
    private object? _entries;
    private Func<object, string, bool>? _hasEntry;

    /// <summary>Initializes a list that is written.</summary>
    /// <param name="output">The output.</param>
    public MemberList(ref JsonOutput output)
    {
        _output = ref output;
        _names = MemberNames.None;
    }

    /// <summary>Initializes a list that is checked.</summary>
    /// <param name="validation">Collects violations.</param>
    public MemberList(ref Validation validation)
    {
        _validation = ref validation;
        _isChecking = true;
        _names = MemberNames.None;
    }

    /// <summary>Whether members are checked, and not written.</summary>
    public readonly bool IsChecking => _isChecking;

    /// <summary>What collects violations, if members are checked.</summary>
    public readonly ref Validation Validation => ref _validation;

    /// <summary>Begins the object.</summary>
    /// <param name="names">The names of its members.</param>
    /// <exception cref="InvalidOperationException">The value is nested too deeply or contains itself.</exception>
    public void Begin(MemberNames names)
    {
        _names = names;
        if (!_isChecking) _output.BeginObject();
    }

    /// <summary>Begins to check what is within a member, if members are checked and it is present. <see cref="Exit"/> ends it.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="present">Its value, if it is present.</param>
    public readonly bool Enter<T>(int member, T? value, [NotNullWhen(true)] out T? present)
        where T : class
    {
        present = _isChecking ? value : null;
        if (present is null) return false;
        _validation.Enter(_names[member]);
        return true;
    }

    /// <summary>Ends to check what is within a member.</summary>
    public readonly void Exit() => _validation.Exit();

    // Begins to write a member that is present. A missing one that is required is reported.
    private readonly bool Writes(int member, bool isPresent, bool isRequired)
    {
        if (isPresent && !_isChecking)
        {
            _output.Name(_names, member);
            return true;
        }

        if (isRequired && _isChecking) _validation.Required(_names[member], isPresent);
        return false;
    }

    // The same for a member that is null if it is present without a value.
    private readonly bool WritesNullable<T>(int member, in Optional<T> value, bool isRequired)
    {
        if (!Writes(member, value.IsSet, isRequired)) return false;
        if (value.Value is not null) return true;
        _output.Null();
        return false;
    }
}
