using System.Text.Json;
using Losant.Runtime.Constraints;

namespace Losant.Runtime;

// Checks of arguments, with exceptions that name the parameter.
public ref partial struct ActionCall
{
    /// <summary>Validates a value against constraints beyond those of its type; null is not validated.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="check">The validation.</param>
    /// <param name="always">Whether to validate even with validation off, as for path parameters.</param>
    /// <exception cref="LosantRequestValidationException">The value violates its schema.</exception>
    public void Check<T>(string name, T? value, CaseCheck<T> check, bool always = false)
        where T : class
    {
        if (value is not null)
            CheckValue(name, value, check, always);
    }

    /// <inheritdoc cref="Check{T}(string, T, CaseCheck{T}, bool)" />
    public void Check<T>(string name, T? value, CaseCheck<T> check, bool always = false)
        where T : struct
    {
        if (value is { } given)
            CheckValue(name, given, check, always);
    }

    /// <summary>Checks that a scalar outside of JSON was set, where an undefined one would be sent as if it were empty; null is none.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The scalar.</param>
    /// <exception cref="ArgumentException">The scalar is undefined.</exception>
    public readonly void RequireSet(string name, JsonScalar? value)
    {
        if (value is { Kind: JsonScalarKind.Undefined })
            throw NeverSet(name);
    }

    /// <inheritdoc cref="RequireSet(string, JsonScalar?)" />
    public readonly void RequireSet(string name, JsonAny? value)
    {
        if (value is { ValueKind: JsonValueKind.Undefined })
            throw NeverSet(name);
    }

    /// <inheritdoc cref="RequireSet(string, JsonScalar?)" />
    public readonly void RequireSet(string name, LosantInstant? value) => RequireSet(name, value?.Value);

    /// <summary>Checks that all items of a list were set; null is no list.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The list.</param>
    /// <exception cref="ArgumentException">An item is undefined.</exception>
    public readonly void RequireSet(string name, IReadOnlyList<JsonScalar>? value)
    {
        for (var i = 0; i < value?.Count; i++)
            RequireSet(name, value[i]);
    }

    /// <inheritdoc cref="RequireSet(string, IReadOnlyList{JsonScalar}?)" />
    public readonly void RequireSet(string name, IReadOnlyList<JsonAny>? value)
    {
        for (var i = 0; i < value?.Count; i++)
            RequireSet(name, value[i]);
    }

    /// <inheritdoc cref="RequireSet(string, IReadOnlyList{JsonScalar}?)" />
    public readonly void RequireSet(string name, IReadOnlyList<LosantInstant>? value)
    {
        for (var i = 0; i < value?.Count; i++)
            RequireSet(name, value[i]);
    }

    /// <inheritdoc cref="RequireSet(string, IReadOnlyList{JsonScalar}?)" />
    public readonly void RequireSet(string name, IReadOnlyList<LosantInstant?>? value)
    {
        for (var i = 0; i < value?.Count; i++)
            RequireSet(name, value[i]);
    }

    private readonly ArgumentException NeverSet(string name) => new("The value is undefined: it was never set.", ParameterOf(name));

    // With validation off, the server decides: a newer one may accept values that the description does not have.
    private void Check(string name, string value, StringRule? rule)
    {
        if (_settings.Options.ValidateRequests)
            Enforce(name, value, rule);
    }

    private void CheckSchema<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        if (_settings.Options.ValidateRequests)
            EnforceSchema<T, TCodec>(name, value);
    }

    private void EnforceSchema<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        using var scope = MatchBudget.Open(ref _matching);
        JsonText.Validate<T, TCodec>(value, ParameterOf(name), _secretNames, name);
    }

    private void CheckValue<T>(string name, T value, CaseCheck<T> check, bool always)
    {
        if (!_settings.Options.ValidateRequests && !always)
            return;
        using var scope = MatchBudget.Open(ref _matching);
        var validation = Validation.OfRequest(_secretNames, name, isMap: value is System.Collections.IEnumerable);
        try
        {
            check(value, ref validation);
            validation.ThrowIfAny(ParameterOf(name));
        }
        finally
        {
            validation.Dispose();
        }
    }

    private readonly void Require(string name, object? value)
    {
        if (value is null)
            throw new ArgumentNullException(ParameterOf(name));
    }

    private void Enforce(string name, string value, StringRule? rule)
    {
        if (rule is null)
            return;
        using var scope = MatchBudget.Open(ref _matching);
        if (!rule.Accepts(value))
            throw Broken(name, value, rule);
    }

    private readonly ArgumentException Broken(string name, string value, StringRule rule)
    {
        List<string> broken = [];
        foreach (var (_, message) in rule.Explain(value, _secretNames.Contains(name)))
            broken.Add(message);
        return new ArgumentException(string.Join(' ', broken), ParameterOf(name));
    }

    private readonly string ParameterOf(string name) => name == _calledOtherwise ? _calledInCSharp! : name;
}
