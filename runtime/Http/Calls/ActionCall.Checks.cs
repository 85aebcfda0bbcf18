namespace Losant.Runtime;

// What is wrong with an argument, as an error that names the parameter.
public ref partial struct ActionCall
{
    /// <summary>Checks a value against limits that are not those of its type; null is nothing to check.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="check">What checks it.</param>
    /// <param name="always">With validation off, too: a part of the path.</param>
    /// <exception cref="LosantRequestValidationException">The value breaks its schema.</exception>
    public readonly void Check<T>(string name, T? value, CaseCheck<T> check, bool always = false)
        where T : class
    {
        if (value is not null)
            CheckValue(name, value, check, always);
    }

    /// <inheritdoc cref="Check{T}(string, T, CaseCheck{T}, bool)" />
    public readonly void Check<T>(string name, T? value, CaseCheck<T> check, bool always = false)
        where T : struct
    {
        if (value is { } given)
            CheckValue(name, given, check, always);
    }

    // With validation off, the server is asked to judge: a newer one may know values that the description does not.
    private readonly void Check(string name, string value, StringRule? rule)
    {
        if (_settings.Options.ValidateRequests)
            Enforce(name, value, rule);
    }

    private readonly void CheckSchema<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T>
    {
        if (_settings.Options.ValidateRequests)
            JsonText.Validate<T, TCodec>(value, ParameterOf(name));
    }

    private readonly void CheckValue<T>(string name, T value, CaseCheck<T> check, bool always)
    {
        if (!_settings.Options.ValidateRequests && !always)
            return;
        var validation = new Validation();
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

    private readonly void Enforce(string name, string value, StringRule? rule)
    {
        if (rule is null || rule.Accepts(value))
            return;
        List<string> broken = [];
        foreach (var (_, message) in rule.Explain(value))
            broken.Add(message);
        throw new ArgumentException(string.Join(' ', broken), ParameterOf(name));
    }

    private readonly string ParameterOf(string name) => name == _calledOtherwise ? _calledInCSharp! : name;
}
