using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Losant.Runtime.Constraints;
using Losant.Runtime.Json;
using Losant.Runtime.Json.Misfits;

namespace Losant.Runtime;

// Objects that may be of several cases of a union. A table chooses a case by the members at hand. What is within them may still not fit that
// case, and fit another one: then the other cases that the table allows are read by trial, in order.
public ref partial struct JsonInput
{
    private const int NoCase = -1;

    /// <summary>Reads an object that may be of several cases of a union.</summary>
    /// <typeparam name="T">The union.</typeparam>
    /// <param name="table">What determines the case.</param>
    /// <returns>The union; of no case if the object can be read as none of several that its members allow.</returns>
    /// <exception cref="LosantSerializationException">Its members allow one case only, and it cannot be read as that.</exception>
    public T ReadCase<T>(DiscriminatorTable table)
        where T : class, IUnionCodec<T>
    {
        ArgumentNullException.ThrowIfNull(table);
        int chosen = table.Of(this, out ulong others);
        return others == 0 ? T.ReadCase(ref this, chosen) : ReadFirstThatFits<T>(table, chosen, others);
    }

    /// <summary>Notes that something is left out.</summary>
    internal void Lose() => _isLossy = true;

    private T ReadFirstThatFits<T>(DiscriminatorTable table, int chosen, ulong others)
        where T : class, IUnionCodec<T>
    {
        if (_cache is not null && _cache.TryGetCase(_start, table, out int known)) return T.ReadCase(ref this, known);
        JsonInput start = this;
        int readable = NoCase;
        for (int at = chosen; ;)
        {
            if (TryCase(at, out T? value))
            {
                if (IsWhole(start, value))
                {
                    if (at != chosen) Cache.RememberCase(start._start, table, at);
                    return value;
                }

                if (readable == NoCase) readable = at;
            }

            ReturnTo(start);
            if (others == 0) break;
            at = BitOperations.TrailingZeroCount(others);
            others &= others - 1;
        }

        Cache.RememberCase(_start, table, readable);
        return T.ReadCase(ref this, readable);
    }

    private bool TryCase<T>(int at, [NotNullWhen(true)] out T? value)
        where T : class, IUnionCodec<T>
    {
        (_trials, _isLossy, _optional) = (_trials + 1, false, None);
        try
        {
            value = T.ReadCase(ref this, at);
            _trials--;
            return true;
        }
        catch (MisfitException)
        {
            MatchBudget.ThrowIfCancelled();
            value = null;
            return false;
        }
    }

    // Whether nothing of the object was left out: a null that a member does not allow is read as if the member were absent, and a type may skip what it does not declare.
    private bool IsWhole<T>(in JsonInput start, T value)
        where T : class, IUnionCodec<T>
    {
        if (HasMisfits && _cache!.Misfits[^1].Position >= start._start) return false;
        ReadOnlySpan<byte> json = _utf8[start._start.._next];
        if ((_isLossy || json.IndexOf("null"u8) >= 0) && !IsWrittenAs(json, value)) return false;
        _isLossy = start._isLossy;
        return true;
    }

    private static bool IsWrittenAs<T>(ReadOnlySpan<byte> json, T value)
        where T : IJsonCodec<T>
    {
        JsonOutput output = new();
        try
        {
            T.Write(ref output, value);
            return output.Written.SequenceEqual(json) || JsonElements.AreSame(new JsonInput(output.Written).ReadElement(), new JsonInput(json).ReadElement());
        }
        finally
        {
            output.Dispose();
        }
    }

    private void ReturnTo(in JsonInput start)
    {
        ReadingCache? cache = _cache;
        cache?.ForgetMisfitsFrom(start._start);
        this = start;
        _cache = cache;
    }
}
