using System.Text.Json;

namespace Losant.Runtime;

// Members that are single values, one call each.
public ref partial struct MemberList
{
    /// <summary>Lists a member that is a string.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void String(int member, string? value, bool required = false)
    {
        if (value is null && !required) return;
        WriteOrRequire(member, value, required);
    }

    /// <inheritdoc cref="String(int, string?, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void String(int member, string? value, StringRule rule, bool required = false)
    {
        if (value is null && !required) return;
        if (WriteOrRequire(member, value, required)) Check(member, value, rule);
    }

    /// <inheritdoc cref="String(int, string?, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void String(int member, string? value, ScalarRule rule, bool required = false)
    {
        if (value is null && !required) return;
        if (WriteOrRequire(member, value, required)) Check(member, value, rule);
    }

    /// <summary>Lists a member that is an integer.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Integer(int member, long? value, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
    }

    /// <inheritdoc cref="Integer(int, long?, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Integer(int member, long? value, NumberRule rule, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
        else if (_isChecking) Check(member, value, rule);
    }

    /// <inheritdoc cref="Integer(int, long?, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Integer(int member, long? value, ScalarRule rule, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
        else if (_isChecking) Check(member, value, rule);
    }

    /// <summary>Lists a member that is a number.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Number(int member, double? value, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
    }

    /// <inheritdoc cref="Number(int, double?, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Number(int member, double? value, NumberRule rule, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
        else if (_isChecking) Check(member, value, rule);
    }

    /// <inheritdoc cref="Number(int, double?, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Number(int member, double? value, ScalarRule rule, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
        else if (_isChecking) Check(member, value, rule);
    }

    /// <summary>Lists a member that is a boolean.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Boolean(int member, bool? value, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
    }

    /// <inheritdoc cref="Boolean(int, bool?, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Boolean(int member, bool? value, ScalarRule rule, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
        else if (_isChecking) Check(member, value, rule);
    }

    /// <summary>Lists a member that is a date and time.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void DateTime(int member, DateTimeOffset? value, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
    }

    /// <summary>Lists a member that is a string, number, boolean or null.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Scalar(int member, JsonScalar? value, bool required = false)
    {
        if (value is { Kind: JsonScalarKind.Undefined }) value = null; // as if it were never set
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
    }

    /// <inheritdoc cref="Scalar(int, JsonScalar?, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Scalar(int member, JsonScalar? value, ScalarRule rule, bool required = false)
    {
        if (value is { Kind: JsonScalarKind.Undefined }) value = null; // as if it were never set
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
        else if (_isChecking) Check(member, value, rule);
    }

    /// <summary>Lists a member that is JSON of any kind.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Any(int member, JsonAny? value, bool required = false)
    {
        if (value is { ValueKind: JsonValueKind.Undefined }) value = null; // as if it were never set
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
    }

    /// <inheritdoc cref="Any(int, JsonAny?, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Any(int member, JsonAny? value, ElementRule rule, bool required = false)
    {
        if (value is { ValueKind: JsonValueKind.Undefined }) value = null; // as if it were never set
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.Write(value.GetValueOrDefault());
        else if (_isChecking) Check(member, value, rule);
    }

    // Writes a string, or, if members are checked, reports a missing one that is required. Returns whether they are checked.
    private readonly bool WriteOrRequire(int member, string? value, bool isRequired)
    {
        if (!_isChecking)
        {
            if (value is not null) _output.Member(_names, member, value);
            return false;
        }

        if (isRequired) _validation.Required(_names[member], value is not null);
        return true;
    }
}
