namespace Losant.Runtime;

// What generated code calls for values of generated types; C# finds the type from the argument.
public ref partial struct ActionCall
{
    /// <summary>Sets the body.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The body.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The body is missing.</exception>
    /// <exception cref="LosantRequestValidationException">The body breaks its schema (with validation on).</exception>
    public void Body<T>(string name, T? value, bool required = true)
        where T : class, IJsonCodec<T> => Body<T, T>(name, value, required);

    /// <summary>Sets a query parameter to JSON text; null leaves it out.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The value is missing.</exception>
    /// <exception cref="LosantRequestValidationException">The value breaks its schema (with validation on).</exception>
    public void QueryJson<T>(string name, T? value, bool required = false)
        where T : class, IJsonCodec<T> => QueryJson<T, T>(name, value, required);

    /// <summary>Sets query parameters in brackets, one for each part of the value; null leaves them out.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The value is missing.</exception>
    /// <exception cref="LosantRequestValidationException">The value breaks its schema (with validation on).</exception>
    public void QueryNested<T>(string name, T? value, bool required = false)
        where T : class, IJsonCodec<T> => QueryNested<T, T>(name, value, required);
}
