using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Losant.Runtime.Constraints;
using Losant.Runtime.Json;
using Losant.Runtime.Json.Misfits;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

// Values that do not fit. The value of an optional member is read by trial: if it does not fit, the member stays unset, and Next returns
// it once more, with a name that no declared member has, so that it is kept like an undeclared one. Only JSON that is valid can be a misfit.
public ref partial struct JsonInput
{
    private const int None = -1;

    /// <summary>Whether the object that was entered last is the root.</summary>
    internal readonly bool IsInRoot => _depth == 1;

    /// <summary>Says that the current member is required, so that it fails if its value does not fit.</summary>
    public void Required() => _optional = None;

    /// <summary>Stores the value of a nullable member that was just read; the member is absent if its value does not fit.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="value">The value; null for JSON null.</param>
    /// <returns>The member.</returns>
    public readonly Optional<T> Nullable<T>(T? value) => _misfit != 0 ? default : new Optional<T>(value);

    /// <summary>Whether the current value is that of a declared member, which it does not fit.</summary>
    internal readonly bool IsAtMisfit => _misfit != 0;

    /// <summary>Whether there are values that did not fit.</summary>
    internal readonly bool HasMisfits => _cache is { HasMisfits: true };

    /// <summary>Describes the values that did not fit, in the order of the text.</summary>
    internal readonly IReadOnlyList<LosantMisfit> DescribeMisfits() => HasMisfits ? JsonFailure.Describe(_utf8, _cache!.Misfits) : [];

    /// <summary>Reads a value by trial. If it does not fit, the input is where it was, and the misfit is noted.</summary>
    internal bool Try<T, TCodec>([MaybeNullWhen(false)] out T value)
        where TCodec : IJsonCodec<T>
    {
        var (start, depth) = (_start, _depth);
        _optional = None;
        _trials++;
        try
        {
            value = TCodec.Read(ref this);
            _trials--;
            return true;
        }
        catch (MisfitException e)
        {
            MatchBudget.ThrowIfCancelled(); // An exception costs a thousand times as much as a value that fits, and each item of a page may be one.
            _trials--;
            _depth = depth;
            StandOn(start);
            Note(e.Position, e.Expected);
            value = default;
            return false;
        }
    }

    /// <summary>Reads the item of a page by trial; keeps the JSON of one that does not fit.</summary>
    internal bool TryItem<T, TCodec>([MaybeNullWhen(false)] out T value, out JsonElement json)
        where TCodec : IJsonCodec<T>
    {
        json = default;
        if (Try<T, TCodec>(out value)) return true;
        json = ReadMisfit();
        return false;
    }

    /// <summary>Reads an entry that has the name of a member that the server adds: false if the request asked for it, or it cannot be an entry.</summary>
    internal bool TryEntryOfServer<T, TCodec>(ReadOnlySpan<byte> name, [MaybeNullWhen(false)] out T value)
        where TCodec : IJsonCodec<T>
    {
        value = default;
        if (HalMembers.IsRequested(name, _requested)) return false;
        JsonInput before = this;
        if (Try<T, TCodec>(out value) && JsonText.Check<T, TCodec>(value).Count == 0) return true;
        ReturnTo(before);
        return false;
    }

    // The current value is of another kind than expected: an error, unless it is that of an optional member.
    private void Reject(string expected)
    {
        if (_optional != _start) throw Unexpected(expected);
        Note(_start, expected);
    }

    // What was noted within the value is part of it.
    private void Note(int cause, string expected)
    {
        Cache.ForgetMisfitsFrom(_start);
        Cache.Misfits.Add(new Misfit(_start, cause, expected));
        _misfit = _start;
    }

    private void KeepMisfit(object owner)
    {
        // The name's quotes are the last ones before the value's colon; a quote within the name follows a backslash.
        int end = _utf8[.._utf8[.._misfit].LastIndexOf((byte)':')].LastIndexOf((byte)'"');
        int start = end;
        do start = _utf8[..start].LastIndexOf((byte)'"');
        while (_utf8[start - 1] == '\\');
        ReadOnlySpan<byte> name = _utf8[(start + 1)..end];
        string key = KeyOf(name.Contains((byte)'\\') ? JsonEscapes.Remove(name) : name);
        KeptJson.Keep(owner, key, ReadMisfit());
    }

    private JsonElement ReadMisfit()
    {
        _misfit = 0;
        return Cache.Misfits[^1].Json = ReadElement();
    }
}
