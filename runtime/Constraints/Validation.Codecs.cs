using System.Text;
using System.Text.Json;
using Losant.Runtime.Json.Maps;

namespace Losant.Runtime;

// What generated code calls for values whose type it knows only by name, and for single values of several kinds.
public ref partial struct Validation
{
    /// <summary>A rule for names that no name fits.</summary>
    public static readonly StringRule NoKeys = new(values: []);

    /// <summary>Checks a value at the current place.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">How it is checked.</typeparam>
    /// <param name="value">The value.</param>
    public void Check<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> => TCodec.Validate(value, ref this);

    /// <summary>Checks a single value in a member; null is nothing to check.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="rule">What it must be.</param>
    public void Scalar(string name, JsonScalar? value, ScalarRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (value is not { } scalar || rule.Accepts(scalar)) return;
        Enter(name);
        Scalar(scalar, rule);
        Exit();
    }

    /// <inheritdoc cref="Scalar(string, JsonScalar?, ScalarRule)"/>
    public void Scalar(string name, string? value, ScalarRule rule) => Scalar(name, value is null ? default(JsonScalar?) : new JsonScalar(value), rule);

    /// <inheritdoc cref="Scalar(string, JsonScalar?, ScalarRule)"/>
    public void Scalar(string name, bool? value, ScalarRule rule) => Scalar(name, value is { } flag ? new JsonScalar(flag) : default(JsonScalar?), rule);

    /// <inheritdoc cref="Scalar(string, JsonScalar?, ScalarRule)"/>
    public void Scalar(string name, double? value, ScalarRule rule) => Scalar(name, value is { } number ? new JsonScalar(number) : default(JsonScalar?), rule);

    /// <summary>Checks a single value at the current place.</summary>
    /// <param name="value">The value.</param>
    /// <param name="rule">What it must be.</param>
    public void Scalar(JsonScalar value, ScalarRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Accepts(value)) return;
        foreach (var (keyword, message) in rule.Explain(value)) Fail(keyword, message);
    }

    /// <summary>Keywords oneOf and anyOf: tries an object with the cases of its union that it may fit.</summary>
    /// <typeparam name="T">The type of the case that the object was taken for.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="value">The object.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="exactlyOne">Whether it may fit one only.</param>
    /// <returns>Whether that is all there is to say; otherwise it fits none, and the case's own checks tell why.</returns>
    public bool Cases<T, TCodec>(T value, CaseFit[] cases, bool exactlyOne)
        where TCodec : IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(cases);
        JsonOutput output = new();
        try
        {
            TCodec.Write(ref output, value);
            int count = 0;
            foreach (CaseFit fits in cases)
                if (fits(output.Written))
                    count++;
            if (exactlyOne && count > 1) Fail("oneOf", "The value fits more than one of the alternatives, where one only is allowed.");
            return count > 0;
        }
        finally
        {
            output.Dispose();
        }
    }

    /// <summary>Keyword patternProperties: members that were kept aside although their name is one of the map's, because their value is not.</summary>
    /// <param name="members">The members; null is nothing to check.</param>
    /// <param name="keys">The names of the map's entries.</param>
    public void Extra(IDictionary<string, JsonElement>? members, StringRule keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (members is null) return;
        foreach (string name in members.Keys)
        {
            if (!keys.Accepts(name) || MapReader.IsOfServer(Encoding.UTF8.GetBytes(name))) continue;
            Enter(name);
            Fail("type", "The value is of a kind that is not allowed here.");
            Exit();
        }
    }

    /// <summary>Keywords oneOf and anyOf, where the alternatives differ in what must be there only.</summary>
    /// <param name="fitting">How many alternatives the object fits.</param>
    /// <param name="exactlyOne">Whether it may fit one only.</param>
    public void Alternatives(int fitting, bool exactlyOne)
    {
        if (fitting == 0) Fail(exactlyOne ? "oneOf" : "anyOf", "The members of one of the alternatives must be there.");
        else if (exactlyOne && fitting > 1) Fail("oneOf", "The members of one of the alternatives only may be there.");
    }

    /// <summary>Reports a value that is of no case of a union.</summary>
    public void NoCase() => Fail("oneOf", "The value is none of those that the schema allows.");

    /// <summary>Reports a null where none may be.</summary>
    public void Null() => FailNull();

    /// <summary>Checks a member that is an object, or a union of kinds of value; null is nothing to check.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Model<T>(string name, T? value)
        where T : class, IJsonCodec<T> => Object<T, T>(name, value);

    /// <summary>Checks a member that is a text of an open enum; null is nothing to check.</summary>
    /// <typeparam name="T">The enum's type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Enum<T>(string name, T? value)
        where T : struct, IJsonCodec<T> => Value<T, T>(name, value);

    /// <summary>Checks a member that is a list, and each of its items; null is nothing to check.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="items">The items.</param>
    /// <param name="min">How many there must be.</param>
    /// <param name="max">How many there may be; -1 for any number.</param>
    /// <param name="unique">No two may be the same.</param>
    public void Models<T>(string name, IReadOnlyList<T>? items, int min = 0, int max = -1, bool unique = false)
        where T : IJsonCodec<T>
    {
        if (items is null) return;
        Enter(name);
        Items(items.Count, min, max);
        if (unique) Unique<T, T>(items);
        List<T, T>(items);
        Exit();
    }

    /// <summary>Checks a member that is a list of strings, and each of them; null is nothing to check.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="items">The strings.</param>
    /// <param name="rule">What each must be; null for anything.</param>
    /// <param name="min">How many there must be.</param>
    /// <param name="max">How many there may be; -1 for any number.</param>
    /// <param name="unique">No two may be the same.</param>
    public void Strings(string name, IReadOnlyList<string>? items, StringRule? rule = null, int min = 0, int max = -1, bool unique = false)
    {
        if (items is null) return;
        Enter(name);
        Items(items.Count, min, max);
        if (unique) Unique<string, StringCodec>(items);
        if (rule is not null) Strings(items, rule);
        else List<string, StringCodec>(items);
        Exit();
    }
}
