using System.Text.Json.Nodes;
using LosantGen.Conformance.Tests.Suites;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>Schemas whose values only JSON can hold, and keywords that meet: as a body, and as a member that is required or optional.</summary>
public class VerdictTests
{
    private static readonly (string Schema, string Valid, string Invalid)[] Cases =
    [
        ("""{ "type": "string", "pattern": "^a*$" }""", """["", "aa"]""", """["abc"]"""),
        ("""{ "type": ["string", "null"], "maxLength": 2 }""", """["ab", null]""", """["abc"]"""),
        ("""{ "enum": [{ "a": 1, "b": [2] }, [1, "x"], "y", null] }""", """[{ "b": [2], "a": 1.0 }, [1, "x"], "y", null]""", """[{ "a": 1 }, ["x", 1], "z", 1, {}]"""),
        ("""{ "const": { "a": null } }""", """[{ "a": null }]""", """[{}, { "a": 1 }, null, "a"]"""),
        ("""{ "const": null }""", "[null]", """[0, "", false, {}, []]"""),
        ("""{ "type": "null" }""", "[null]", """[0, "", false, {}, []]"""),
        ("false", "[]", """[0, "", false, {}, [], null]"""),
        ("""{ "not": {} }""", "[]", """[0, "", false, {}, [], null]"""),
        ("""{ "anyOf": [false, { "type": "string" }] }""", """["a"]""", "[1, null]"),
        ("""{ "allOf": [true, { "type": "string" }, false] }""", "[]", """["a", 1, null]"""),
        ("""{ "type": "array", "items": false }""", "[[]]", "[[1], [null]]"),
        ("""{ "not": { "type": ["string", "object"] } }""", "[1, true, null, []]", """["", {}, { "a": 1 }]"""),
        ("""{ "not": { "enum": [null, [1], "a"] } }""", """[1, [], [2], "b", {}]""", """[null, [1], "a"]"""),
        ("""{ "type": ["string", "number", "null"], "not": { "type": ["string", "null"] } }""", "[1.5]", """["a", null]"""),
        ("""{ "type": ["array", "string"], "not": { "type": "array" } }""", """["a"]""", "[[], [1]]"),
        ("""{ "oneOf": [{ "type": "number", "minimum": 2 }, {}] }""", """[1, "a", null, {}]""", "[2, 3]"),
        ("""{ "oneOf": [{}, { "type": "null" }] }""", "[1, {}]", "[null]"),
        ("""{ "oneOf": [true, true] }""", "[]", "[1, null]"),
        ("""{ "uniqueItems": true }""", "[[], [1, 2]]", "[[1, 1.0]]"),
        ("""{ "type": "string", "enum": ["a", 1, null] }""", """["a"]""", "[1, null]"),
        ("""{ "enum": ["a", "b", 1], "not": { "const": "b" } }""", """["a", 1]""", """["b", "c"]"""),
        ("""{ "enum": [1, 5, "a"], "oneOf": [{ "type": "number", "minimum": 3 }, { "type": "string" }] }""", """[5, "a"]""", "[1, 4]"),
        ("""{ "const": 2, "enum": [1, 2] }""", "[2]", "[1]"),
        ("""{ "type": "object", "properties": { "ab": { "type": "string", "minLength": 2 } }, "patternProperties": { "^a": { "maxLength": 3 } }, "additionalProperties": false }""", """[{ "ab": "xyz" }]""", """[{ "ab": "x" }, { "ab": "wxyz" }]"""),
        ("""{ "type": "object", "properties": { "a": { "type": "string" }, "b": false } }""", """[{}, { "a": "b", "c": 1 }]""", """[{ "b": 1 }, { "a": "x", "b": null }]"""),
        ("""{ "type": "object", "properties": { "b": { "not": {} } }, "additionalProperties": { "type": "number" } }""", """[{ "c": 1 }]""", """[{ "b": 1 }]"""),
        ("""{ "allOf": [{ "type": "object", "properties": { "a": { "type": "string" } } }], "additionalProperties": false }""", "[{}]", """[{ "a": "x" }]"""),
        ("""{ "allOf": [{ "type": "object", "properties": { "a": {} } }], "additionalProperties": { "type": "boolean" } }""", """[{ "a": true }]""", """[{ "a": 1 }, { "b": 1 }]"""),
        ("""{ "allOf": [{ "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": false }, { "patternProperties": { "^a": { "minLength": 2 }, "^b": {} } }] }""", """[{ "a": "xy" }]""", """[{ "a": "x" }, { "b": 1 }]"""),
        ("""{ "type": "number", "allOf": [{ "multipleOf": 0.4 }, { "multipleOf": 0.6 }] }""", "[0, 1.2, 2.4]", "[0.4, 0.6, 1]"),
        ("""{ "allOf": [{ "type": ["string", "null"] }, { "type": ["null", "number"] }] }""", "[null]", """["a", 1]"""),
        ("""{ "allOf": [{ "enum": [{ "a": 1, "b": 2 }, 1] }, { "enum": [{ "b": 2, "a": 1 }, "x"] }] }""", """[{ "a": 1, "b": 2 }]""", """[1, "x"]"""),
        ("""{ "minLength": 2, "minimum": 3 }""", """["ab", 3]""", """["a", 2]"""),
        ("""{ "type": ["array", "object", "null"] }""", "[null, [], {}]", "[1]"),
        ("""{ "type": "object", "properties": { "h": { "type": "string" }, "t": { "type": "string" } }, "oneOf": [{ "required": ["h"], "not": { "required": ["t"] } }, { "required": ["t"] }] }""", """[{ "h": "1" }, { "t": "1" }, { "h": "1", "t": "1" }]""", "[{}]"),
        ("""{ "anyOf": [{ "type": "object", "additionalProperties": { "type": "string" } }, { "type": "object", "additionalProperties": { "type": ["string", "null"] } }] }""", """[{}, { "a": "x" }, { "a": null }]""", """[{ "a": 1 }]"""),
        ("""{ "anyOf": [{ "type": "object", "additionalProperties": { "type": "integer" } }, { "type": "object", "additionalProperties": { "type": ["integer", "null"], "minimum": 5 } }] }""", """[{ "a": 1 }, { "a": null, "b": 5 }]""", """[{ "a": null, "b": 1 }]"""),
        ("""{ "anyOf": [{ "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string" } } }, { "type": "object", "additionalProperties": { "type": "array", "items": { "type": ["string", "null"] }, "maxItems": 2 } }] }""", """[{ "a": ["x", "y", "z"] }, { "a": [null, "x"] }]""", """[{ "a": [null, "x", "y"] }]"""),
        ("""{ "type": "string", "anyOf": [{ "minLength": 2 }, { "type": "number" }] }""", """["ab"]""", """[5, "a"]"""),
        ("""{ "allOf": [{ "type": "boolean" }, { "oneOf": [{ "type": "string" }, { "type": "number" }] }] }""", "[]", """[true, "a", 1]"""),
        ("""{ "type": "object", "oneOf": [{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] }, { "type": "null" }, { "type": ["array", "string"] }] }""", """[{ "a": "x" }]""", """[null, "x", []]"""),
        ("""{ "type": "integer", "anyOf": [{ "type": "number", "minimum": 2 }, { "type": ["string", "null"] }] }""", "[2, 3]", """[2.5, 1, "a", null]"""),
        ("""{ "type": ["number", "null"], "oneOf": [{ "type": "integer" }, { "type": ["string", "null"] }] }""", "[2, null]", """[2.5, "a"]"""),
        ("""{ "type": ["string", "array"], "anyOf": [{}, { "type": "number" }] }""", """["a", []]""", "[1, {}, null]"),
        ("""{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "array", "items": { "type": "string" } } } }, { "type": "object", "properties": { "a": { "type": "array", "items": { "type": ["string", "null"] } } } }] }""", """[{ "a": [null] }, { "a": ["x"] }, {}]""", """[{ "a": [1] }]"""),
        ("""{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "object", "additionalProperties": { "type": "string" } } } }, { "type": "object", "properties": { "a": { "type": "object", "additionalProperties": { "type": ["string", "null"] } } } }] }""", """[{ "a": { "k": null } }, { "a": { "k": "x" } }]""", """[{ "a": { "k": 1 } }]"""),
        ("""{ "anyOf": [{ "type": "object", "properties": { "o": { "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] } } }, { "type": "object", "properties": { "o": { "type": "object", "properties": { "a": { "type": ["string", "null"] }, "c": { "type": "string" } }, "required": ["a"] } } }] }""", """[{ "o": { "a": null } }, { "o": { "a": "x" } }]""", """[{ "o": { "a": 1 } }]"""),
        ("""{ "oneOf": [{ "type": "object", "properties": { "o": { "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] } } }, { "type": "object", "properties": { "o": { "type": "object", "properties": { "a": { "type": ["string", "null"] }, "c": { "type": "string" } }, "required": ["a"] } } }] }""", """[{ "o": { "a": null } }]""", """[{ "o": { "a": "x" } }]"""),
        ("""{ "anyOf": [{ "type": "object", "properties": { "o": { "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": false } } }, { "type": "object", "properties": { "o": { "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, "additionalProperties": false } } }] }""", """[{ "o": { "a": "x", "b": "y" } }]""", """[{ "o": { "c": 1 } }]"""),
        ("""{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "object", "additionalProperties": { "type": ["number", "null"] } }] }""", """[{ "a": null }, { "a": "x" }, { "a": 1 }]""", """[{ "a": true }]"""),
        ("""{ "oneOf": [{ "type": "object", "properties": { "a": { "type": "integer" } }, "required": ["a"] }, { "type": "object", "properties": { "a": { "type": "number" }, "b": { "type": "string" } }, "required": ["a"] }] }""", """[{ "a": 1.5 }, { "a": 1.5, "b": "x" }]""", """[{ "a": 1 }]"""),
        ("""{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "string", "format": "date" } }, "required": ["a"] }, { "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, "required": ["a"] }] }""", """[{ "a": "x" }, { "a": "2020-01-01" }]""", """[{ "a": 1 }]"""),
        ("""{ "anyOf": [{ "type": "object", "additionalProperties": { "type": "object", "properties": { "x": { "type": "string" } } } }, { "type": "object", "additionalProperties": { "type": "object", "properties": { "x": { "type": "number" } } } }] }""", """[{ "k": { "x": 5 } }, { "k": { "x": "y" } }]""", """[{ "k": { "x": 5 }, "l": { "x": "y" } }]"""),
        ("""{ "type": "object", "patternProperties": { "^s": { "type": "string" }, "^n": { "type": "number" } } }""", """[{ "s": "x", "n": 1, "z": true }]""", """[{ "s": 5 }, { "n": "x" }, { "s": "x", "n": "x" }]"""),
        ("""{ "type": "object", "patternProperties": { "^s": { "type": "string" }, "^n": { "type": "null" } }, "additionalProperties": false }""", """[{ "s": "x", "n": null }]""", """[{ "s": null }, { "n": "x" }, { "z": "x" }]"""),
        ("""{ "type": "object", "patternProperties": { "^s": { "type": "string" }, "^n": false } }""", """[{ "s": "x", "z": 5 }]""", """[{ "n": "x" }, { "n": 5 }]"""),
        ("""{ "type": "object", "patternProperties": { "^s": { "type": "string" } }, "additionalProperties": { "type": "number" } }""", """[{ "s": "x", "z": 5 }]""", """[{ "s": 5 }, { "z": "x" }]"""),
        ("""{ "allOf": [{ "type": "object", "patternProperties": { "^s": { "type": "string" } } }, { "type": "object", "patternProperties": { "^sn": { "minLength": 3 }, "^n": { "type": "number" } } }] }""", """[{ "sn": "xyz", "s": "x", "n": 5 }]""", """[{ "sn": "x" }, { "n": "x" }, { "s": 5 }]"""),
        ("""{ "type": "object", "properties": { "id": { "type": "number" } }, "patternProperties": { "^s": { "type": "object", "properties": { "a": { "type": "string" } } }, "^n": { "type": "object", "properties": { "a": { "type": "number" } } } } }""", """[{ "id": 5, "s1": { "a": "x" }, "n1": { "a": 5 } }]""", """[{ "s1": { "a": 5 } }, { "n1": { "a": "x" } }]"""),
        ("""{ "type": "object", "patternProperties": { "^s": { "enum": ["a", "b", null] }, "^n": { "type": ["object", "null"], "properties": { "a": { "type": "number" } } } } }""", """[{ "s": null, "n": null }, { "s": "a", "n": { "a": 5 } }]""", """[{ "s": "c" }, { "n": "a" }, { "n": { "a": "x" } }]"""),
        ("""{ "enum": [18446744073709551615, "a"] }""", """[18446744073709551615, "a"]""", """[18446744073709551616, 5, "b"]"""),
        ("""{ "const": 18446744073709551615 }""", "[18446744073709551615]", "[18446744073709551616, 18446744073709552000]"),
        ("""{ "enum": [1e400, 1] }""", "[1e400, 1]", "[1e401, 1e999, 2]"),
        ("""{ "const": -1e400 }""", "[-1e400]", "[1e400, -1e401]"),
        ("""{ "anyOf": [{ "type": "object", "properties": { "v": { "type": "object", "additionalProperties": false } } }, { "type": "object", "properties": { "v": { "type": "object", "properties": { "n": { "type": "number" } } } } }] }""", """[{ "v": { "n": 1 } }, { "v": {} }]""", """[{ "v": { "n": "x" } }, { "v": 1 }]"""),
        ("""{ "enum": [9007199254740993, 1.5] }""", "[9007199254740993, 1.5]", "[9007199254740992, 2]"),
    ];

    [Fact]
    public async Task Values_that_only_JSON_can_hold_and_keywords_that_meet_are_judged_as_draft_07_says()
    {
        var api = new SuiteApi("Verdicts", Cases.Select((c, i) => ("case" + (char)('A' + (i / 26)) + (char)('a' + (i % 26)), JsonNode.Parse(c.Schema)!)));
        var wrong = new List<string>();
        foreach (var (i, (schema, valid, invalid)) in Cases.Index())
        {
            var name = "case" + (char)('A' + (i / 26)) + (char)('a' + (i % 26));
            foreach (var (value, isValid) in JsonNode.Parse(valid)!.AsArray().Select(v => (v, true)).Concat(JsonNode.Parse(invalid)!.AsArray().Select(v => (v, false))))
            {
                string?[] complaints = [await api.ComplaintAboutBodyAsync(name, value), api.ComplaintAboutMember(name, required: true, value), api.ComplaintAboutMember(name, required: false, value)];
                if (!complaints.All(c => c is null == isValid)) wrong.Add($"{schema}\n    {(isValid ? "valid" : "invalid")} {value?.ToJsonString() ?? "null"}: {string.Join(" | ", complaints.Select(c => c ?? "valid"))}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
