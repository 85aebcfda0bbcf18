using Losant.Runtime;

namespace Losant;

/// <summary>One violation of a schema by a value.</summary>
/// <param name="Pointer">The location as a JSON pointer (RFC 6901), such as <c>/deviceQuery/$or/0/name</c>; empty for the value as a whole.</param>
/// <param name="Keyword">The violated keyword of the schema, such as <c>maxLength</c>.</param>
/// <param name="Message">What is wrong.</param>
public sealed record LosantViolation(string Pointer, string Keyword, string Message)
{
    /// <summary>Returns the location, the keyword and the message; control characters and the like, which a name may have, are escaped as in JSON.</summary>
    public override string ToString() => MessageText.Of($"{nameof(LosantViolation)} {{ Pointer = {Pointer}, Keyword = {Keyword}, Message = {Message} }}");
}
