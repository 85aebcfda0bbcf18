namespace Losant.Runtime;

// Called by generated code for values of generated types; C# infers the type from the argument.
public ref partial struct ActionCall
{
    /// <summary>Sets the body.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The body.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The required body is null.</exception>
    /// <exception cref="LosantRequestValidationException">The body violates its schema (with validation on).</exception>
    public void Body<T>(string name, T? value, bool required = true)
        where T : class, IJsonCodec<T> => Body<T, T>(name, value, required);

    /// <summary>Sets a query parameter to JSON text; null omits it.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The required value is null.</exception>
    /// <exception cref="LosantRequestValidationException">The value violates its schema (with validation on).</exception>
    public void QueryJson<T>(string name, T? value, bool required = false)
        where T : class, IJsonCodec<T> => QueryJson<T, T>(name, value, required);

    /// <summary>Sets query parameters with brackets, one for each part of the value; null omits them.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="required">Whether null is an error.</param>
    /// <exception cref="ArgumentNullException">The required value is null.</exception>
    /// <exception cref="LosantRequestValidationException">The value violates its schema (with validation on).</exception>
    public void QueryNested<T>(string name, T? value, bool required = false)
        where T : class, IJsonCodec<T> => QueryNested<T, T>(name, value, required);
}
