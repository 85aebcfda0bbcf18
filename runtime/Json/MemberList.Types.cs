using System.Runtime.CompilerServices;

namespace Losant.Runtime;

// Members that are of generated types, or lists.
public ref partial struct MemberList
{
    /// <summary>Lists a member that is an open enum.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Enum<T>(int member, T? value, bool required = false)
        where T : struct, IJsonCodec<T>
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) T.Write(ref _output, value.GetValueOrDefault());
        else if (_isChecking) CheckValue(member, value);
    }

    /// <summary>Lists a member that is an open enum; null has a meaning of its own.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableEnum<T>(int member, in Optional<T?> value, bool required = false)
        where T : struct, IJsonCodec<T>
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) T.Write(ref _output, value.Value.GetValueOrDefault());
        else if (_isChecking) CheckValue(member, value.Value);
    }

    /// <summary>Lists a member that is an object or a union.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Model<T>(int member, T? value, bool required = false)
        where T : class, IJsonCodec<T>
    {
        // Inlined, because most members of a query are absent.
        if (value is not null || required) ModelPresent(member, value, required);
    }

    private void ModelPresent<T>(int member, T? value, bool required)
        where T : class, IJsonCodec<T>
    {
        if (Writes(member, value is not null, required)) T.Write(ref _output, value!);
        else if (_isChecking) Check<T, T>(member, value);
    }

    /// <summary>Lists a member that is an object or a union; null has a meaning of its own.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NullableModel<T>(int member, in Optional<T> value, bool required = false)
        where T : class, IJsonCodec<T>
    {
        // Inlined, because most members of a query are absent.
        if (value.IsSet || required) NullableModelPresent(member, value, required);
    }

    private void NullableModelPresent<T>(int member, in Optional<T> value, bool required)
        where T : class, IJsonCodec<T>
    {
        if (WritesNullable(member, value, required)) T.Write(ref _output, value.Value!);
        else if (_isChecking) Check<T, T>(member, value.Value);
    }

    /// <summary>Lists a member that is an object whose constraints depend on where it is used.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes it.</typeparam>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Object<T, TCodec>(int member, T? value, bool required = false)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) TCodec.Write(ref _output, value!);
        else if (_isChecking) Check<T, TCodec>(member, value);
    }

    /// <summary>Lists a member that is an object whose constraints depend on where it is used; null has a meaning of its own.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes it.</typeparam>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableObject<T, TCodec>(int member, in Optional<T> value, bool required = false)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) TCodec.Write(ref _output, value.Value!);
        else if (_isChecking) Check<T, TCodec>(member, value.Value);
    }

    /// <summary>Lists a member that is a list of objects, unions or enums.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="min">The minimum number of items; -1 if any number is allowed.</param>
    /// <param name="max">The maximum number; -1 for no maximum.</param>
    /// <param name="unique">Whether duplicates are forbidden.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Models<T>(int member, IReadOnlyList<T>? value, int min = -1, int max = -1, bool unique = false, bool required = false)
        where T : IJsonCodec<T>
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.WriteList<T, T>(value!);
        else if (_isChecking) Check(member, value, min, max, unique);
    }

    /// <summary>Lists a member that is a list of objects, unions or enums; null has a meaning of its own.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="min">The minimum number of items; -1 if any number is allowed.</param>
    /// <param name="max">The maximum number; -1 for no maximum.</param>
    /// <param name="unique">Whether duplicates are forbidden.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableModels<T>(int member, in Optional<IReadOnlyList<T>> value, int min = -1, int max = -1, bool unique = false, bool required = false)
        where T : IJsonCodec<T>
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.WriteList<T, T>(value.Value!);
        else if (_isChecking) Check(member, value.Value, min, max, unique);
    }

    /// <summary>Lists a member that is a list of strings.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">The rule for each string; null for none.</param>
    /// <param name="min">The minimum number of items; -1 if any number is allowed.</param>
    /// <param name="max">The maximum number; -1 for no maximum.</param>
    /// <param name="unique">Whether duplicates are forbidden.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Strings(int member, IReadOnlyList<string>? value, StringRule? rule = null, int min = -1, int max = -1, bool unique = false, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) _output.WriteList<string, StringCodec>(value!);
        else if (_isChecking) Check(member, value, rule, min, max, unique);
    }

    /// <summary>Lists a member that is a list of strings; null has a meaning of its own.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rule">The rule for each string; null for none.</param>
    /// <param name="min">The minimum number of items; -1 if any number is allowed.</param>
    /// <param name="max">The maximum number; -1 for no maximum.</param>
    /// <param name="unique">Whether duplicates are forbidden.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableStrings(int member, in Optional<IReadOnlyList<string>> value, StringRule? rule = null, int min = -1, int max = -1, bool unique = false, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) _output.WriteList<string, StringCodec>(value.Value!);
        else if (_isChecking) Check(member, value.Value, rule, min, max, unique);
    }

    /// <summary>Lists a member that is of any other type; what is within it is not checked here.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes it.</typeparam>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Value<T, TCodec>(int member, T? value, bool required = false)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) TCodec.Write(ref _output, value!);
    }

    /// <summary>Lists a member that is of any other type; what is within it is not checked here; null has a meaning of its own.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">The codec that writes it.</typeparam>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableValue<T, TCodec>(int member, in Optional<T> value, bool required = false)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) TCodec.Write(ref _output, value.Value!);
    }

    /// <summary>Lists a member that is a date.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Date(int member, DateOnly? value, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) DateCodec.Write(ref _output, value.GetValueOrDefault());
    }

    /// <summary>Lists a member that is a date; null has a meaning of its own.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableDate(int member, in Optional<DateOnly?> value, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) DateCodec.Write(ref _output, value.Value.GetValueOrDefault());
    }

    /// <summary>Lists a member that is a time in one of several notations.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Instant(int member, LosantInstant? value, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) InstantCodec.Write(ref _output, value.GetValueOrDefault());
    }

    /// <summary>Lists a member that is a time in one of several notations; null has a meaning of its own.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableInstant(int member, in Optional<LosantInstant?> value, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) InstantCodec.Write(ref _output, value.Value.GetValueOrDefault());
    }

    /// <summary>Lists a member that is a time in one of several notations.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="plain">The rule for a value by itself.</param>
    /// <param name="wrapped">The rule for a value within an object.</param>
    /// <param name="closed">Whether the object must not have other members.</param>
    /// <param name="required">Whether it must be present.</param>
    public void Instant(int member, LosantInstant? value, ScalarRule plain, ScalarRule wrapped, bool closed = false, bool required = false)
    {
        if (value is null && !required) return;
        if (Writes(member, value is not null, required)) InstantCodec.Write(ref _output, value.GetValueOrDefault());
        else if (_isChecking) Check(member, value, plain, wrapped, closed);
    }

    /// <summary>Lists a member that is a time in one of several notations; null has a meaning of its own.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="value">Its value.</param>
    /// <param name="plain">The rule for a value by itself.</param>
    /// <param name="wrapped">The rule for a value within an object.</param>
    /// <param name="closed">Whether the object must not have other members.</param>
    /// <param name="required">Whether it must be present.</param>
    public void NullableInstant(int member, in Optional<LosantInstant?> value, ScalarRule plain, ScalarRule wrapped, bool closed = false, bool required = false)
    {
        if (!value.IsSet && !required) return;
        if (WritesNullable(member, value, required)) InstantCodec.Write(ref _output, value.Value.GetValueOrDefault());
        else if (_isChecking) Check(member, value.Value, plain, wrapped, closed);
    }
}
