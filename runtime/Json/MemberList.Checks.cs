using System.Text.Json;

namespace Losant.Runtime;

// The rules of single values. Null is not a violation.
public ref partial struct MemberList
{
    private readonly void Check(int member, string? value, StringRule rule)
    {
        if (value is null || rule.Accepts(value)) return;
        _validation.Enter(_names[member]);
        _validation.String(value, rule);
        _validation.Exit();
    }

    private readonly void Check(int member, long? value, NumberRule rule) => Check(member, value is { } number ? new JsonScalar(number) : default, rule);

    private readonly void Check(int member, double? value, NumberRule rule) => Check(member, value is { } number ? new JsonScalar(number) : default, rule);

    private readonly void Check(int member, JsonScalar value, NumberRule rule)
    {
        if (!value.IsNumber || rule.Accepts(value)) return;
        _validation.Enter(_names[member]);
        _validation.Number(value, rule);
        _validation.Exit();
    }

    private readonly void Check(int member, string? value, ScalarRule rule) => Check(member, value is null ? default(JsonScalar?) : new JsonScalar(value), rule);

    private readonly void Check(int member, bool? value, ScalarRule rule) => Check(member, value is { } flag ? new JsonScalar(flag) : default(JsonScalar?), rule);

    private readonly void Check(int member, long? value, ScalarRule rule) => Check(member, value is { } number ? new JsonScalar(number) : default(JsonScalar?), rule);

    private readonly void Check(int member, double? value, ScalarRule rule) => Check(member, value is { } number ? new JsonScalar(number) : default(JsonScalar?), rule);

    private readonly void Check(int member, JsonScalar? value, ScalarRule rule)
    {
        if (value is not { } scalar || rule.Accepts(scalar)) return;
        _validation.Enter(_names[member]);
        _validation.Scalar(scalar, rule);
        _validation.Exit();
    }

    private readonly void Check(int member, JsonAny? value, ElementRule rule)
    {
        if (value is not { } any) return;
        JsonElement element = any;
        if (rule.Accepts(element)) return;
        _validation.Enter(_names[member]);
        _validation.Element(element, rule);
        _validation.Exit();
    }

    // What is within a member has its own checks.
    private readonly void Check<T, TCodec>(int member, T? value)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (value is null) return;
        _validation.Enter(_names[member]);
        _validation.Check<T, TCodec>(value);
        _validation.Exit();
    }

    private readonly void CheckValue<T>(int member, T? value)
        where T : struct, IJsonCodec<T>
    {
        if (value is not { } present) return;
        _validation.Enter(_names[member]);
        _validation.Check<T, T>(present);
        _validation.Exit();
    }

    private readonly void Check<T>(int member, IReadOnlyList<T>? items, int min, int max, bool unique)
        where T : IJsonCodec<T>
    {
        if (items is null) return;
        _validation.Enter(_names[member]);
        if (min >= 0) _validation.Items(items.Count, min, max);
        if (unique) _validation.Unique<T, T>(items);
        _validation.List<T, T>(items);
        _validation.Exit();
    }

    private readonly void Check(int member, IReadOnlyList<string>? items, StringRule? rule, int min, int max, bool unique)
    {
        if (items is null || (rule is null && min < 0 && !unique)) return;
        _validation.Enter(_names[member]);
        if (min >= 0) _validation.Items(items.Count, min, max);
        if (unique) _validation.Unique<string, StringCodec>(items);
        if (rule is not null) _validation.Strings(items, rule);
        else _validation.List<string, StringCodec>(items);
        _validation.Exit();
    }

    private readonly void Check(int member, LosantInstant? value, ScalarRule plain, ScalarRule wrapped, bool closed)
    {
        if (value is not { } instant) return;
        _validation.Enter(_names[member]);
        _validation.Instant(instant, plain, wrapped, closed);
        _validation.Exit();
    }
}
