namespace Losant.Runtime;

// Members that are single values and may be null: left out, null and a value are three things.
public ref partial struct MemberList
{
    /// <summary>Lists a member that is a string; null has a meaning of its own.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableString(int member, in Optional<string> value, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value!);
    }

    /// <inheritdoc cref="NullableString(int, in Optional{string}, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableString(int member, in Optional<string> value, StringRule rule, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value!);
        else if (_isChecking) Check(member, value.Value, rule);
    }

    /// <inheritdoc cref="NullableString(int, in Optional{string}, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableString(int member, in Optional<string> value, ScalarRule rule, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value!);
        else if (_isChecking) Check(member, value.Value, rule);
    }

    /// <summary>Lists a member that is an integer; null has a meaning of its own.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableInteger(int member, in Optional<long?> value, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
    }

    /// <inheritdoc cref="NullableInteger(int, in Optional{long?}, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableInteger(int member, in Optional<long?> value, NumberRule rule, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
        else if (_isChecking) Check(member, value.Value, rule);
    }

    /// <inheritdoc cref="NullableInteger(int, in Optional{long?}, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableInteger(int member, in Optional<long?> value, ScalarRule rule, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
        else if (_isChecking) Check(member, value.Value, rule);
    }

    /// <summary>Lists a member that is a number; null has a meaning of its own.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableNumber(int member, in Optional<double?> value, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
    }

    /// <inheritdoc cref="NullableNumber(int, in Optional{double?}, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableNumber(int member, in Optional<double?> value, NumberRule rule, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
        else if (_isChecking) Check(member, value.Value, rule);
    }

    /// <inheritdoc cref="NullableNumber(int, in Optional{double?}, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableNumber(int member, in Optional<double?> value, ScalarRule rule, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
        else if (_isChecking) Check(member, value.Value, rule);
    }

    /// <summary>Lists a member that is a boolean; null has a meaning of its own.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableBoolean(int member, in Optional<bool?> value, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
    }

    /// <inheritdoc cref="NullableBoolean(int, in Optional{bool?}, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableBoolean(int member, in Optional<bool?> value, ScalarRule rule, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
        else if (_isChecking) Check(member, value.Value, rule);
    }

    /// <summary>Lists a member that is a date and time; null has a meaning of its own.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableDateTime(int member, in Optional<DateTimeOffset?> value, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
    }

    /// <summary>Lists a member that is a string, number, boolean or null; null has a meaning of its own.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableScalar(int member, in Optional<JsonScalar?> value, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
    }

    /// <inheritdoc cref="NullableScalar(int, in Optional{JsonScalar?}, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableScalar(int member, in Optional<JsonScalar?> value, ScalarRule rule, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
        else if (_isChecking) Check(member, value.Value, rule);
    }

    /// <summary>Lists a member that is JSON of any kind; null has a meaning of its own.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableAny(int member, in Optional<JsonAny?> value, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
    }

    /// <inheritdoc cref="NullableAny(int, in Optional{JsonAny?}, bool)"/>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">What its value must be.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableAny(int member, in Optional<JsonAny?> value, ElementRule rule, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.Write(value.Value.GetValueOrDefault());
        else if (_isChecking) Check(member, value.Value, rule);
    }
}
