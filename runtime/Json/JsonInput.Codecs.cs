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

    /// <summary>Moves to the next member, as <see cref="NextMember"/> does.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>False at the object's end.</returns>
    public bool Next(out JsonName name)
    {
        if (_misfit != 0)
        {
            name = JsonName.Undeclared;
            return true;
        }

        var found = NextMember(out ReadOnlySpan<byte> utf8);
        _optional = _start;
        name = new JsonName(utf8);
        return found;
    }

    /// <summary>Reads an undeclared member, or a declared one whose value does not fit.</summary>
    /// <param name="owner">The object that stores it.</param>
    /// <param name="name">Its name.</param>
    public void ReadExtra(LosantObject owner, JsonName name)
    {
        if (_misfit != 0)
        {
            KeepMisfit(owner);
            return;
        }
        owner.AdditionalProperties = ReadExtra((Dictionary<string, JsonElement>?)owner.AdditionalProperties, name);
    }

    /// <summary>Reads an undeclared member, or a declared one whose value does not fit.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="members">The object's undeclared members; null if there are none yet.</param>
    /// <returns>The undeclared members. One whose value does not fit is not among them.</returns>
    public Dictionary<string, JsonElement>? ReadExtra(object owner, JsonName name, Dictionary<string, JsonElement>? members)
    {
        if (_misfit == 0) return ReadExtra(members, name);
        KeepMisfit(owner);
        return members;
    }

    /// <summary>Skips an undeclared member; the JSON of a declared one whose value does not fit is kept.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="name">The member's name.</param>
    public void Skip(object owner, JsonName name)
    {
        if (_misfit != 0)
        {
            KeepMisfit(owner);
            return;
        }

        if (!MapReader.IsOfServer(name)) Lose();
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
