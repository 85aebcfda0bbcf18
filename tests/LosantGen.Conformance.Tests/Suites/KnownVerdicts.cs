namespace LosantGen.Conformance.Tests.Suites;

/// <summary>
/// The verdicts that are not the suite's, each with its reason: what the design leaves out, and where that is written; below it, in a file
/// of their own, faults. An entry that is right by now fails as one does that is missing.
/// </summary>
internal static partial class KnownVerdicts
{
    private const string Mapping = "schemas-and-mapping.md";
    private const string NotSupported = Mapping + "#what-is-not-supported";

    private static readonly Reason Keyword = Reason.Design("a keyword that has no effect, which LSG007 reports", NotSupported);
    private static readonly Reason Tuple = Reason.Design("items as a list have no effect, which LSG003 reports", NotSupported);
    private static readonly Reason Reference = Reason.Design("a reference that is no '#/…' in the file and no name or $id of a file leads nowhere, which LSG004 reports; an $id within a file names nothing", "diagnostics.md#lsg004");
    private static readonly Reason TimesOfDateTimeOffset = Reason.Design("a time is a DateTimeOffset, which has no 61st second and nothing finer than 100 ns", Mapping + "#from-json-schema-to-c");

    private static readonly Reason OtherType = Reason.Design("a schema without a type is of the types that its keywords are about, and values of other types are refused", Mapping + "#implied-types");

    private static readonly string[] OfNoString =
    [
        "all string formats ignore integers", "all string formats ignore floats", "all string formats ignore objects",
        "all string formats ignore arrays", "all string formats ignore booleans", "all string formats ignore nulls",
    ];

    public static IReadOnlyList<KnownVerdict> All() => [.. Designed(), .. Implied()];

    private static IEnumerable<KnownVerdict> Designed() =>
    [
        .. Keyword.In("additionalItems", "additionalItems as schema", "additional items do not match schema"),
        .. Keyword.In("additionalItems", "array of items with no additionalItems permitted", "additional items are not permitted"),
        .. Keyword.In("additionalItems", "additionalItems does not look in applicators, invalid case", "items defined in allOf are not examined"),
        .. Keyword.In("additionalItems", "items validation adjusts the starting index for additionalItems", "wrong type of second item"),
        .. Keyword.In("contains", "contains keyword validation", "array without items matching schema is invalid", "empty array is invalid"),
        .. Keyword.In("contains", "contains keyword with const keyword", "array without item 5 is invalid"),
        .. Keyword.In("contains", "contains keyword with boolean schema false", "any non-empty array is invalid", "empty array is invalid"),
        .. Keyword.In("contains", "items + contains", "matches items, does not match contains"),
        .. Keyword.In("dependencies", "dependencies", "missing dependency"),
        .. Keyword.In("dependencies", "multiple dependencies subschema", "wrong type", "wrong type other", "wrong type both"),
        .. Keyword.In("dependencies", "dependencies with boolean subschemas", "object with property having schema false is invalid", "object with both properties is invalid"),
        .. Keyword.In("dependencies", "dependent subschema incompatible with root", "matches root", "matches both"),
        .. Keyword.In("if-then-else", "if and then without else", "invalid through then"),
        .. Keyword.In("if-then-else", "if and else without then", "invalid through else"),
        .. Keyword.In("if-then-else", "if with boolean schema true", "boolean schema true in if always chooses the then path (invalid)"),
        .. Keyword.In("if-then-else", "if appears at the end when serialized (keyword processing sequence)", "no redirects to then and fails", "invalid redirects to else and fails"),
        .. Keyword.In("if-then-else", "then: false fails when condition matches", "matches if → then=false → invalid"),
        .. Keyword.In("propertyNames", "propertyNames validation", "some property names invalid"),
        .. Keyword.In("propertyNames", "propertyNames validation with pattern", "non-matching property name is invalid"),
        .. Keyword.In("propertyNames", "propertyNames with boolean schema false", "object with any properties is invalid"),
        .. Keyword.In("propertyNames", "propertyNames with const", "object with any other property is invalid"),
        .. Tuple.In("items", "an array of schemas for items", "wrong types"),
        .. Tuple.In("items", "items with boolean schemas", "array with two items is invalid"),
        .. Reference.In("definitions", "validate definition against metaschema", "invalid definition schema"),
        .. Reference.In("ref", "$ref prevents a sibling $id from changing the base uri", "$ref resolves to /definitions/base_foo, data does not validate"),
        .. Reference.In("ref", "remote ref, containing refs itself", "remote ref invalid"),
        .. Reference.In("ref", "Recursive references between schemas", "invalid tree"),
        .. Reference.In("ref", "Reference an anchor with a non-relative URI", "mismatch"),
        .. Reference.In("ref", "Location-independent identifier with base URI change in subschema", "mismatch"),
        .. Reference.In("ref", "refs with relative uris and defs", "invalid on inner field", "invalid on outer field"),
        .. Reference.In("ref", "relative refs with absolute uris and defs", "invalid on inner field", "invalid on outer field"),
        .. Reference.In("ref", "URN base URI with URN and anchor ref", "a non-string is invalid"),
        .. Reference.In("ref", "ref to if", "a non-integer is invalid due to the $ref"),
        .. Reference.In("ref", "ref to else", "a non-integer is invalid due to the $ref"),
        .. Reference.In("ref", "ref with absolute-path-reference", "an integer is invalid"),
        .. Reference.In("refRemote", "remote ref", "remote ref invalid"),
        .. Reference.In("refRemote", "fragment within remote ref", "remote fragment invalid"),
        .. Reference.In("refRemote", "base URI change", "base URI change ref invalid"),
        .. Reference.In("refRemote", "base URI change - change folder", "string is invalid"),
        .. Reference.In("refRemote", "root ref in remote ref", "object is invalid"),
        .. Reference.In("refRemote", "remote ref with ref to definitions", "invalid"),
        .. Reference.In("refRemote", "retrieved nested refs resolve relative to their URI not $id", "number is invalid"),
        .. Reference.In("refRemote", "$ref to $ref finds location-independent $id", "non-number is invalid"),
        .. TimesOfDateTimeOffset.In("date-time", "validation of date-time strings",
            "a valid date-time with a leap second, UTC",
            "a valid date-time with a leap second, with minus offset"),
    ];

    private static IEnumerable<KnownVerdict> Implied() =>
    [
        .. OtherType.In("additionalProperties", "additionalProperties being false does not allow other properties", "ignores arrays", "ignores strings", "ignores other non-objects"),
        .. OtherType.In("date-time", "validation of date-time strings", OfNoString),
        .. OtherType.In("email", "validation of e-mail addresses", OfNoString),
        .. OtherType.In("exclusiveMaximum", "exclusiveMaximum validation", "ignores non-numbers"),
        .. OtherType.In("exclusiveMinimum", "exclusiveMinimum validation", "ignores non-numbers"),
        .. OtherType.In("format", "email format", OfNoString),
        .. OtherType.In("format", "idn-email format", OfNoString),
        .. OtherType.In("format", "ipv4 format", OfNoString),
        .. OtherType.In("format", "ipv6 format", OfNoString),
        .. OtherType.In("format", "hostname format", OfNoString),
        .. OtherType.In("format", "date format", OfNoString),
        .. OtherType.In("format", "time format", OfNoString),
        .. OtherType.In("format", "json-pointer format", OfNoString),
        .. OtherType.In("format", "iri format", OfNoString),
        .. OtherType.In("format", "iri-reference format", OfNoString),
        .. OtherType.In("format", "uri-reference format", OfNoString),
        .. OtherType.In("format", "uri-template format", OfNoString),
        .. OtherType.In("items", "a schema given for items", "ignores non-arrays", "JavaScript pseudo-array is valid"),
        .. OtherType.In("maxItems", "maxItems validation", "ignores non-arrays"),
        .. OtherType.In("maxLength", "maxLength validation", "ignores non-strings"),
        .. OtherType.In("maxProperties", "maxProperties validation", "ignores arrays", "ignores strings", "ignores other non-objects"),
        .. OtherType.In("maximum", "maximum validation", "ignores non-numbers"),
        .. OtherType.In("minItems", "minItems validation", "ignores non-arrays"),
        .. OtherType.In("minLength", "minLength validation", "ignores non-strings"),
        .. OtherType.In("minProperties", "minProperties validation", "ignores arrays", "ignores strings", "ignores other non-objects", "ignores null", "ignores booleans"),
        .. OtherType.In("minimum", "minimum validation", "ignores non-numbers"),
        .. OtherType.In("minimum", "minimum validation with signed integer", "ignores non-numbers"),
        .. OtherType.In("multipleOf", "by int", "ignores non-numbers"),
        .. OtherType.In("pattern", "pattern validation", "ignores booleans", "ignores integers", "ignores floats", "ignores objects", "ignores arrays", "ignores null"),
        .. OtherType.In("patternProperties", "patternProperties validates properties matching a regex", "ignores arrays", "ignores strings", "ignores other non-objects"),
        .. OtherType.In("properties", "object properties validation", "ignores arrays", "ignores other non-objects"),
        .. OtherType.In("ref", "root pointer ref", "match", "recursive match"),
        .. OtherType.In("required", "required validation", "ignores arrays", "ignores strings", "ignores other non-objects", "ignores null", "ignores boolean"),
        .. OtherType.In("required", "required properties whose names are Javascript object property names", "ignores arrays", "ignores other non-objects"),
        .. OtherType.In("uri", "validation of URIs", OfNoString),
    ];
}
