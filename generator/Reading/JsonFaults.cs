namespace LosantGen.Reading;

/// <summary>Says what is wrong with a text that is not JSON. Newtonsoft.Json says it in words of JavaScript and of its own types.</summary>
internal static class JsonFaults
{
    private static readonly (string Start, string Words)[] Known =
    [
        ("After parsing a value an unexpected character was encountered: ", "a comma or the end of the object or array is expected before "),
        ("Invalid character after parsing property name. Expected ':' but got: ", "a colon is expected after a name, before "),
        ("Invalid JavaScript property identifier character: ", "a name in quotes is expected before "),
        ("Invalid property identifier character: ", "a name in quotes is expected before "),
        ("Unexpected character encountered while parsing value: ", "a value is expected before "),
    ];

    /// <summary>What is wrong, by a message of Newtonsoft.Json, which ends with the path, line and position that the diagnostic already shows.</summary>
    public static string Of(string message)
    {
        var end = message.IndexOf(" Path '", StringComparison.Ordinal);
        var fault = (end > 0 ? message.Substring(0, end) : message).TrimEnd(' ');
        if (fault.EndsWith(".", StringComparison.Ordinal)) fault = fault.Substring(0, fault.Length - 1);
        foreach (var (start, words) in Known)
        {
            if (!fault.StartsWith(start, StringComparison.Ordinal)) continue;
            var found = fault.Substring(start.Length);
            return $"{words}'{found}'{(found.Length == 1 && char.IsLetterOrDigit(found[0]) ? "; a quote may be missing" : "")}";
        }
        if (fault.StartsWith("Unexpected end of content", StringComparison.Ordinal)) return "the end of an object or array is missing";
        if (fault.StartsWith("Unterminated string", StringComparison.Ordinal)) return "the end of a string is missing";
        if (fault.StartsWith("Bad JSON escape sequence", StringComparison.Ordinal)) return fault + "; a backslash is written as two";
        return fault;
    }
}
