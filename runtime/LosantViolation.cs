namespace Losant;

/// <summary>One place where a value breaks its schema.</summary>
/// <param name="Pointer">The place as a JSON pointer (RFC 6901), such as <c>/deviceQuery/$or/0/name</c>; empty for the value as a whole.</param>
/// <param name="Keyword">The keyword of the schema that is broken, such as <c>maxLength</c>.</param>
/// <param name="Message">What is wrong, in words.</param>
public sealed record LosantViolation(string Pointer, string Keyword, string Message);
