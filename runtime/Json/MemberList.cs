using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

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

    /// <summary>Ends an object that has no additional properties; writes the members that did not fit when it was read.</summary>
    /// <param name="owner">The object.</param>
    public readonly void End(object owner)
    {
        if (!_isChecking) _output.EndObject(owner);
    }

    /// <summary>Writes undeclared members, and ends the object.</summary>
    /// <param name="owner">The object.</param>
    public readonly void End(LosantObject owner)
    {
        if (_isChecking) return;
        _output.Extra(owner);
        _output.EndObject();
    }

    /// <summary>Writes undeclared members.</summary>
    /// <param name="members">The members; null writes nothing.</param>
    public readonly void Extra(IDictionary<string, JsonElement>? members)
    {
        if (!_isChecking) _output.Extra(members);
    }

    /// <summary>Writes the entries of a map as members.</summary>
    /// <typeparam name="T">The entries' type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes them.</typeparam>
    /// <param name="entries">The entries; null for none.</param>
    public readonly void Entries<T, TCodec>(IReadOnlyDictionary<string, T>? entries)
        where TCodec : IJsonCodec<T>
    {
        if (!_isChecking) _output.Entries<T, TCodec>(entries);
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
