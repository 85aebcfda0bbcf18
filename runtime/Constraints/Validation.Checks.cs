using System.Globalization;
using Losant.Runtime.Constraints;
using Losant.Runtime.Json;
using Losant.Runtime.Json.Misfits;

namespace Losant.Runtime;

// Called by generated code: one check for each keyword.
public partial struct Validation
{
    /// <summary>Keyword required: reports a missing member at the location of its object.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="isPresent">Whether the member is present.</param>
    public void Required(string name, bool isPresent)
    {
        if (!isPresent) Fail("required", $"The member '{name}' is missing.");
    }

    /// <summary>The schema false of a member: reports it, if it is present.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="isPresent">Whether the member is present.</param>
    public void Forbidden(string name, bool isPresent)
    {
        if (!isPresent) return;
        Enter(name);
        Fail("false", "The schema does not allow this member.");
        Exit();
    }

    /// <summary>Validates a string.</summary>
    /// <param name="value">The string; null is not validated.</param>
    /// <param name="rule">The rule.</param>
    public void String(string? value, StringRule rule)
    {
        if (value is null || rule.Accepts(value)) return;
        foreach ((string keyword, string message) in rule.Explain(value, IsAtSecret())) Fail(keyword, message);
    }

    /// <summary>Validates every string of a list.</summary>
    /// <param name="items">The strings; null is not validated.</param>
    /// <param name="rule">The rule.</param>
    public void Strings(IReadOnlyList<string>? items, StringRule rule)
    {
        if (items is null) return;
        if (ListSpan.TryGet(items, out ReadOnlySpan<string> span))
        {
            for (int i = 0; i < span.Length; i++)
                if (span[i] is not { } text || !rule.Accepts(text))
                    StringAt(i, span[i], rule);
            return;
        }

        for (int i = 0; i < items.Count; i++) StringAt(i, items[i], rule);
    }

    /// <summary>Validates a number.</summary>
    /// <param name="value">The number; null is not validated.</param>
    /// <param name="rule">The rule.</param>
    public void Number(long? value, NumberRule rule) => Number(value is { } number ? new JsonScalar(number) : default, rule);

    /// <inheritdoc cref="Number(long?, NumberRule)"/>
    public void Number(double? value, NumberRule rule) => Number(value is { } number ? new JsonScalar(number) : default, rule);

    /// <summary>Keyword enum: validates that a string is a known value.</summary>
    /// <param name="text">The string; null is not validated.</param>
    /// <param name="table">The known values.</param>
    public void Known(string? text, StringTable table)
    {
        if (text is null || table.Contains(text)) return;
        Fail("enum", $"The value {(IsAtSecret() ? "" : $"'{StringRule.ShortenUnknown(text)}' ")}is not one of {StringRule.Enumerate(table.Known)}.");
    }

    /// <summary>Keywords minItems and maxItems.</summary>
    /// <param name="count">The number of items.</param>
    /// <param name="min">The minimum number.</param>
    /// <param name="max">The maximum number; -1 for no maximum.</param>
    public void Items(int count, int min, int max) => Bounds(count, min, max, "minItems", "maxItems", "items");

    /// <summary>Keywords minProperties and maxProperties.</summary>
    /// <param name="count">The number of members.</param>
    /// <param name="min">The minimum number.</param>
    /// <param name="max">The maximum number; -1 for no maximum.</param>
    public void Properties(int count, int min, int max) => Bounds(count, min, max, "minProperties", "maxProperties", "members");

    /// <summary>Keyword uniqueItems: no two items may be the same JSON.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <typeparam name="TCodec">The codec that writes an item.</typeparam>
    /// <param name="items">The items; null is not validated.</param>
    public void Unique<T, TCodec>(IReadOnlyList<T>? items)
        where TCodec : IJsonCodec<T>
    {
        if (items is null || items.Count < 2) return;
        if (UniqueItems.Find<T, TCodec>(items) is var (first, second))
            Fail("uniqueItems", string.Create(CultureInfo.InvariantCulture, $"The items {first} and {second} are equal."));
    }

    /// <summary>Validates every item of a list.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <typeparam name="TCodec">The codec that validates an item.</typeparam>
    /// <param name="items">The items; null is not validated.</param>
    public void List<T, TCodec>(IReadOnlyList<T>? items)
        where TCodec : IJsonCodec<T>
    {
        if (items is null) return;
        if (KeptJson.ItemsOf(items) is { } kept) ListBeside<T, TCodec>(items, kept);
        else if (ListSpan.TryGet(items, out ReadOnlySpan<T> span))
        {
            for (int i = 0; i < span.Length; i++) ItemAt<T, TCodec>(i, span[i]);
        }
        else
        {
            for (int i = 0; i < items.Count; i++) ItemAt<T, TCodec>(i, items[i]);
        }
    }

    internal void Number(JsonScalar value, NumberRule rule)
    {
        if (!value.IsNumber || rule.Accepts(value)) return;
        foreach ((string keyword, string message) in rule.Explain(value)) Fail(keyword, message);
    }

    private void StringAt(int index, string? value, StringRule rule)
    {
        if (value is not null && rule.Accepts(value)) return;
        Enter(index);
        if (value is null) FailNull();
        else String(value, rule);
        Exit();
    }

    private void ItemAt<T, TCodec>(int index, T item)
        where TCodec : IJsonCodec<T>
    {
        Enter(index);
        Here<T, TCodec>(item);
        Exit();
    }

    private void Here<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        if (value is not null || default(TCodec) is IAcceptsNull) Check<T, TCodec>(value);
        else FailNull();
    }

    private void FailNull() => Fail("type", "The value is null, which the schema does not allow here.");

    private void Bounds(int count, int min, int max, string minKeyword, string maxKeyword, string things)
    {
        if (count < min) Fail(minKeyword, string.Create(CultureInfo.InvariantCulture, $"There are {count} {things}; at least {min} are required."));
        if (max >= 0 && count > max) Fail(maxKeyword, string.Create(CultureInfo.InvariantCulture, $"There are {count} {things}; at most {max} are allowed."));
    }
}
