using System.Text;
using System.Text.Json;
using Losant.Runtime.Constraints;
using Losant.Runtime.Json.Maps;
using Losant.Runtime.Json.Misfits;

namespace Losant.Runtime;

// Called by generated code for values of named types and for scalars of several kinds.
public partial struct Validation
{
    /// <summary>A rule that no name satisfies.</summary>
    public static readonly StringRule NoKeys = new(values: []);

    /// <summary>Validates a value that is kept as JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="rule">The rule.</param>
    public void Element(JsonElement value, ElementRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Explain(value) is var (keyword, message)) Fail(keyword, message);
    }

    /// <summary>Validates a value at the current location.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec that validates it.</typeparam>
    /// <param name="value">The value.</param>
    public void Check<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        TCodec.Validate(value, ref this);
        if (typeof(T).IsValueType) return;
        if (KeptJson.MembersOf(value) is { } kept) Kept<T, TCodec>(value, kept);
    }

    /// <summary>Validates a scalar member; null is not validated.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="rule">The rule.</param>
    public void Scalar(string name, JsonScalar? value, ScalarRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (value is not { } scalar || rule.Accepts(scalar)) return;
        Enter(name);
        Scalar(scalar, rule);
        Exit();
    }

    /// <summary>Validates a scalar at the current location.</summary>
    /// <param name="value">The value.</param>
    /// <param name="rule">The rule.</param>
    public void Scalar(JsonScalar value, ScalarRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Accepts(value)) return;
        foreach (var (keyword, message) in rule.Explain(value, IsAtSecret())) Fail(keyword, message);
    }

    /// <summary>Validates a time at the current location.</summary>
    /// <param name="value">The value.</param>
    /// <param name="plain">The rule for a value by itself.</param>
    /// <param name="wrapped">The rule for a value within an object.</param>
    /// <param name="closed">Whether the object must not have other members.</param>
    public void Instant(LosantInstant value, ScalarRule plain, ScalarRule wrapped, bool closed = false)
    {
        if (closed && value.Others is { } others) foreach (var name in others.Keys) Forbidden(name, isPresent: true);
        if (value.IsWrapped) Scalar("$date", value.Value, wrapped);
        else Scalar(value.Value, plain);
    }

    /// <summary>Keywords oneOf and anyOf: tests an object against the overlapping cases of its union.</summary>
    /// <typeparam name="T">The type of the case that the object has in C#.</typeparam>
    /// <typeparam name="TCodec">The codec that writes it.</typeparam>
    /// <param name="value">The object.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="exactlyOne">Whether it may match only one.</param>
    /// <returns>Whether nothing is left to report; if it matches no case, the case's own validation reports why.</returns>
    public bool Cases<T, TCodec>(T value, CaseFit[] cases, bool exactlyOne)
        where TCodec : IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(cases);
        JsonOutput output = new();
        try
        {
            TCodec.Write(ref output, value);
            if (output.HasMisplaced && !IsValidItself<T, TCodec>(value)) return true;
            int count = CaseVerdicts.Count(output.Written, cases, exactlyOne);
            if (exactlyOne && count > 1) Fail("oneOf", "The value matches more than one of the alternatives, but only one is allowed.");
            if (count > 0 || !_isIdle) return count > 0;
            Count++;
            return true;
        }
        finally
        {
            output.Dispose();
        }
    }

    // The cases do not see what is not written.
    private bool IsValidItself<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        int before = Count;
        Check<T, TCodec>(value);
        return Count == before;
    }

    /// <summary>Keyword patternProperties: reports additional members whose name matches a map entry's, but whose value does not.</summary>
    /// <param name="members">The members; null is not validated.</param>
    /// <param name="keys">The rule for the names of the map's entries.</param>
    public void Extra(IDictionary<string, JsonElement>? members, StringRule keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (members is null) return;
        foreach (string name in members.Keys)
        {
            if (!keys.Accepts(name) || MapReader.IsOfServer(Encoding.UTF8.GetBytes(name))) continue;
            FailOnce(new Step(name, 0), "type", "The kind of the value is not allowed here.");
        }
    }

    /// <summary>Keywords oneOf and anyOf, if the alternatives differ only in their required members.</summary>
    /// <param name="fitting">The number of alternatives that the object matches.</param>
    /// <param name="exactlyOne">Whether it may match only one.</param>
    public void Alternatives(int fitting, bool exactlyOne)
    {
        if (fitting == 0) Fail(exactlyOne ? "oneOf" : "anyOf", "The required members of one of the alternatives must be present.");
        else if (exactlyOne && fitting > 1) Fail("oneOf", "The required members of only one of the alternatives may be present.");
    }

    /// <summary>Reports a value that matches no case of a union.</summary>
    public void NoCase() => Fail("oneOf", "The value matches no alternative that the schema allows.");

    /// <summary>Reports a null that is not allowed.</summary>
    public void Null() => FailNull();
}
