using System.Text.Json;
using Losant.Runtime.Json;
using Losant.Runtime.Json.Maps;

namespace Losant.Runtime;

// Called by generated code for values of named types.
public ref partial struct JsonInput
{
    /// <summary>Reads the value at the input's position.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec that reads it.</typeparam>
    /// <returns>The value.</returns>
    public T Read<T, TCodec>()
        where TCodec : IJsonCodec<T> => TCodec.Read(ref this);

    /// <summary>Enters the object at the current position.</summary>
    /// <returns>The number with which <see cref="Next"/> begins.</returns>
    /// <exception cref="LosantSerializationException">The value is not an object, or is nested too deeply.</exception>
    public int Begin()
    {
        BeginObject();
        return -1;
    }

    /// <summary>Moves to the next member, as <see cref="NextMember"/> does.</summary>
    /// <param name="names">The names of the declared members.</param>
    /// <param name="member">The number of the last member, and then of this one; it is negative if the type does not declare the member, or its value does not fit.</param>
    /// <returns>False at the object's end.</returns>
    public bool Next(MemberNames names, ref int member)
    {
        ArgumentNullException.ThrowIfNull(names);
        int last = member < 0 ? ~member - 1 : member;
        if (_misfit != 0)
        {
            member = ~(last + 1);
            return true;
        }

        FinishValue();
        ReadOnlySpan<byte> quoted = names.Following(last, out int following);
        if (last < 0 && At(_start) == '{' && !quoted.IsEmpty) quoted = quoted[1..];
        if (!quoted.IsEmpty && _utf8[_next..].StartsWith(quoted))
        {
            StandOn(SkipSpace(_next + quoted.Length));
            _optional = _start;
            member = following;
            return true;
        }

        if (!NextMember(out ReadOnlySpan<byte> name)) return false;
        _optional = _start;
        member = names.IndexOf(name, last + 1);
        if (member < 0)
        {
            UndeclaredName = name;
            member = ~(last + 1);
        }
        else if (member != following && IsSample(_start))
        {
            names.Expect(last, member);
        }

        return true;
    }

    // One position in eight, picked evenly: threads that read objects of different orders would else write to the same memory all the time.
    private static bool IsSample(int position) => (uint)position * 0x9E3779B1 < 1u << 29;

    /// <summary>Reads an undeclared member, or a declared one whose value does not fit.</summary>
    /// <param name="owner">The object that stores it.</param>
    public void ReadExtra(LosantObject owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        if (_misfit != 0) KeepMisfit(owner);
        else owner.AdditionalProperties = ReadExtra((Dictionary<string, JsonElement>?)owner.AdditionalProperties, UndeclaredName);
    }

    /// <summary>Reads an undeclared member, or a declared one whose value does not fit.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="members">The object's undeclared members; null if there are none yet.</param>
    /// <returns>The undeclared members. One whose value does not fit is not among them.</returns>
    public Dictionary<string, JsonElement>? ReadExtra(object owner, Dictionary<string, JsonElement>? members)
    {
        if (_misfit == 0) return ReadExtra(members, UndeclaredName);
        KeepMisfit(owner);
        return members;
    }

    /// <summary>Skips an undeclared member; the JSON of a declared one whose value does not fit is kept.</summary>
    /// <param name="owner">The object.</param>
    public void Skip(object owner)
    {
        if (_misfit != 0)
        {
            KeepMisfit(owner);
            return;
        }

        if (!MapReader.IsOfServer(UndeclaredName)) Lose();
        Skip();
    }

    /// <summary>Reads a string, number or boolean.</summary>
    /// <returns>The value; null for JSON null.</returns>
    public JsonScalar? ReadScalarOrNull() => ReadValue<JsonScalar, ScalarCodec>();

    /// <summary>Reads JSON of any kind.</summary>
    /// <returns>The value.</returns>
    public JsonAny ReadAny() => new(ReadElement());

    /// <summary>Reads an object or a union.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The value; null for JSON null.</returns>
    public T? ReadModel<T>()
        where T : class, IJsonCodec<T> => ReadObject<T, T>();

    /// <summary>Reads an open enum.</summary>
    /// <typeparam name="T">The enum's type.</typeparam>
    /// <returns>The value; null for JSON null.</returns>
    public T? ReadEnum<T>()
        where T : struct, IJsonCodec<T>
    {
        if (At(_start) == '"') return T.Read(ref this);
        NullOr("a string");
        return null;
    }

    /// <summary>Reads a list.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <returns>The list; null for JSON null.</returns>
    public IReadOnlyList<T>? ReadModels<T>()
        where T : IJsonCodec<T> => At(_start) == '[' ? ReadObject<IReadOnlyList<T>, ListCodec<T, T>>() : (IReadOnlyList<T>?)NullOr("an array");

    /// <summary>Reads the items of a page. An item that does not fit is left out, and its JSON is kept.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <typeparam name="TCodec">The codec that reads them.</typeparam>
    /// <returns>The list; null for JSON null.</returns>
    public IReadOnlyList<T>? ReadItems<T, TCodec>()
        where TCodec : IJsonCodec<T> => At(_start) == '[' ? ListReader.Read<T, TCodec>(ref this, isPage: true) : (IReadOnlyList<T>?)NullOr("an array");

    /// <summary>Reads a list of strings.</summary>
    /// <returns>The list; null for JSON null.</returns>
    public IReadOnlyList<string>? ReadStrings() =>
        At(_start) == '[' ? ReadObject<IReadOnlyList<string>, ListCodec<string, StringCodec>>() : (IReadOnlyList<string>?)NullOr("an array");
}
