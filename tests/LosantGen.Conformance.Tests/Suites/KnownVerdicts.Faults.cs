namespace LosantGen.Conformance.Tests.Suites;

// Verdicts that are wrong and should not be: what to mend, and where.
internal static partial class KnownVerdicts
{
    private static readonly Reason StringBody = Reason.Fault("the limits of a body that is a string are not checked (ValidationCode.IsMoreThanItsCodec leaves them to a StringRule, which a body has none of)");
    private static readonly Reason Never = Reason.Fault("'false', and 'not' of everything, are any value where they are no member (ShapeTable.Of never asks for Schema.Nothing)");
    private static readonly Reason OnlyNull = Reason.Fault("what can be null only is any value (ShapeTable.OfKinds and OfValues)");
    private static readonly Reason Composite = Reason.Fault("an enum or a constant with an object or a list in it is any value, and nothing reports it (ShapeTable.OfValues)");
    private static readonly Reason UniqueOnly = Reason.Fault("uniqueItems alone implies no list, as minItems alone does (ShapeTable.ImpliedKinds)");
    private static readonly Reason OneOfAnything = Reason.Fault("a oneOf of which a case is any value is any value, and that exactly one fits is not checked (UnionMerger.Union)");
    private static readonly Reason PatternOfMember = Reason.Fault("what patternProperties say of a name is not asked of a declared member with that name (ShapeTable.Member)");
    private static readonly Reason NullBody = Reason.Fault("null cannot be sent as a body that must be there and may be null (ActionCall.Body)");

    private static IEnumerable<KnownVerdict> Faults() =>
    [
        .. StringBody.In(Places.Roots, "email", "validation of e-mail addresses",
            "an invalid e-mail address",
            "dot before local part is not valid",
            "dot after local part is not valid",
            "two subsequent dots inside local part are not valid",
            "two email addresses is not valid",
            "full \"From\" header is invalid",
            "local part is required",
            "domain is required",
            "unquoted space in local part is invalid"),
        .. StringBody.In(Places.Roots, "maxLength", "maxLength validation", "too long is invalid"),
        .. StringBody.In(Places.Roots, "maxLength", "maxLength validation with a decimal", "too long is invalid"),
        .. StringBody.In(Places.Roots, "minLength", "minLength validation", "too short is invalid", "one grapheme is not long enough"),
        .. StringBody.In(Places.Roots, "minLength", "minLength validation with a decimal", "too short is invalid"),
        .. StringBody.In(Places.Roots, "pattern", "pattern validation", "a non-matching pattern is invalid"),
        .. StringBody.In(Places.Roots, "uri", "validation of URIs",
            "an invalid protocol-relative URI Reference",
            "an invalid relative URI Reference",
            "an invalid URI",
            "an invalid URI though valid URI reference",
            "an invalid URI with spaces",
            "an invalid URI with spaces and missing scheme",
            "an invalid URI with comma in scheme",
            "invalid \" character",
            "invalid <> characters",
            "invalid SPACE character",
            "scheme must start with a letter",
            "invalid character in scheme"),

        .. Never.In("allOf", "allOf with boolean schemas, some false", "any value is invalid"),
        .. Never.In("anyOf", "anyOf with boolean schemas, all false", "any value is invalid"),
        .. Never.In("boolean_schema", "boolean schema 'false'",
            "number is invalid",
            "string is invalid",
            "boolean true is invalid",
            "boolean false is invalid",
            "null is invalid",
            "object is invalid",
            "empty object is invalid",
            "array is invalid",
            "empty array is invalid"),
        .. Never.In("items", "items with boolean schema (false)", "any non-empty array is invalid"),
        .. Never.In("not", "forbidden property", "property present"),
        .. Never.In("not", "forbid everything with empty schema",
            "number is invalid",
            "string is invalid",
            "boolean true is invalid",
            "boolean false is invalid",
            "null is invalid",
            "object is invalid",
            "empty object is invalid",
            "array is invalid",
            "empty array is invalid"),

        .. OnlyNull.In("allOf", "nested allOf, to check validation semantics", "anything non-null is invalid"),
        .. OnlyNull.In("anyOf", "nested anyOf, to check validation semantics", "anything non-null is invalid"),
        .. OnlyNull.In("const", "const with null", "not null is invalid"),
        .. OnlyNull.In("oneOf", "nested oneOf, to check validation semantics", "anything non-null is invalid"),
        .. OnlyNull.In("type", "null type matches only the null object",
            "an integer is not null",
            "a float is not null",
            "zero is not null",
            "a string is not null",
            "an empty string is not null",
            "an object is not null",
            "an array is not null",
            "true is not null",
            "false is not null"),

        .. Composite.In("const", "const with object", "another object is invalid", "another type is invalid"),
        .. Composite.In("const", "const with [false] does not match [0]", "[0] is invalid", "[0.0] is invalid"),
        .. Composite.In("const", "const with [true] does not match [1]", "[1] is invalid", "[1.0] is invalid"),
        .. Composite.In("const", "const with {\"a\": true} does not match {\"a\": 1}", "{\"a\": 1} is invalid", "{\"a\": 1.0} is invalid"),
        .. Composite.In("enum", "heterogeneous enum validation", "something else is invalid", "objects are deep compared", "extra properties in object is invalid"),
        .. Composite.In("enum", "enum with [false] does not match [0]", "[0] is invalid", "[0.0] is invalid"),
        .. Composite.In("enum", "enum with [0] does not match [false]", "[false] is invalid"),
        .. Composite.In("enum", "enum with [1] does not match [true]", "[true] is invalid"),

        .. UniqueOnly.In(Places.AsIs, "uniqueItems", "uniqueItems validation",
            "non-unique array of integers is invalid",
            "non-unique array of more than two integers is invalid",
            "numbers are unique if mathematically unequal",
            "non-unique array of strings is invalid",
            "non-unique array of objects is invalid",
            "property order of array of objects is ignored",
            "non-unique array of nested objects is invalid",
            "non-unique array of arrays is invalid",
            "non-unique array of more than two arrays is invalid",
            "non-unique heterogeneous types are invalid",
            "objects are non-unique despite key order"),
        .. UniqueOnly.In(Places.AsIs, "uniqueItems", "uniqueItems with an array of items",
            "[false, false] from items array is not valid",
            "[true, true] from items array is not valid",
            "non-unique array extended from [false, true] is not valid",
            "non-unique array extended from [true, false] is not valid"),

        .. OneOfAnything.In("oneOf", "oneOf with boolean schemas, more than one true", "any value is invalid"),
        .. OneOfAnything.In("oneOf", "oneOf with empty schema", "both valid - invalid"),

        .. PatternOfMember.In("properties", "properties, patternProperties, additionalProperties interaction", "patternProperty invalidates property"),

        .. NullBody.In(Places.Roots, "type", "type: array, object or null", "null is valid"),
    ];
}
