using LosantGen.Conformance.Tests.Support;

namespace LosantGen.Conformance.Tests.Validation;

/// <summary>Keywords and combinations that are missing or rare in the vendor's files, with one small schema for each.</summary>
public class KeywordTests(ITestOutputHelper output)
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("anyOfObjects.json", """{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] }, { "type": "object", "properties": { "b": { "type": "number" } }, "required": ["b"] }] }"""),
        ("oneOfOpenObjects.json", """{ "oneOf": [{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] }, { "type": "object", "properties": { "b": { "type": "number" } }, "required": ["b"] }] }"""),
        ("oneOfByKind.json", """
            { "oneOf": [
              { "type": "object", "properties": { "v": { "type": "string", "minLength": 2 } }, "required": ["v"], "additionalProperties": false },
              { "type": "object", "properties": { "v": { "type": "number", "minimum": 3 } }, "required": ["v"], "additionalProperties": false },
              { "type": "object", "properties": { "v": { "type": "array", "items": { "type": "boolean" }, "minItems": 1 } }, "required": ["v"], "additionalProperties": false }] }
            """),
        ("oneOfMapOrObject.json", """
            { "oneOf": [
              { "type": "object", "properties": { "x": { "type": "number" } }, "additionalProperties": false, "minProperties": 1 },
              { "type": "object", "patternProperties": { "^k": { "type": "number", "maximum": 5 } }, "additionalProperties": false, "maxProperties": 2 }] }
            """),
        ("oneOfOptional.json", """
            { "type": "object", "properties": { "v": { "oneOf": [
              { "type": "object", "properties": { "a": { "type": "string" }, "c": { "type": "string", "pattern": "^c" } }, "additionalProperties": false },
              { "type": "object", "properties": { "b": { "type": "string" }, "c": { "type": "string", "pattern": "d$" } }, "additionalProperties": false },
              { "type": "null" }] } } }
            """),
        ("oneOfTexts.json", """{ "type": "object", "properties": { "v": { "oneOf": [{ "type": "string", "minLength": 3 }, { "type": "string", "pattern": "^a" }, { "type": "boolean" }] } } }"""),
        ("anyOfTexts.json", """{ "type": "object", "properties": { "v": { "anyOf": [{ "type": "string", "minLength": 3 }, { "type": "string", "pattern": "^a" }, { "type": "number", "minimum": 2 }] } } }"""),
        ("notValues.json", """{ "type": "object", "properties": { "v": { "type": "string", "not": { "type": "string", "pattern": "^x" } }, "w": { "type": "string", "not": { "type": "string", "enum": ["a", "b"] } }, "n": { "type": "number", "not": { "type": "number", "minimum": 5 } } } }"""),
        ("numbers.json", """{ "type": "object", "properties": { "a": { "type": "number", "exclusiveMinimum": 1, "exclusiveMaximum": 3 }, "b": { "type": "number", "multipleOf": 0.5 }, "c": { "type": "integer", "minimum": -2, "maximum": 2 }, "d": { "type": "number", "enum": [1, 2.5] } }, "required": ["a"] }"""),
        ("lists.json", """{ "type": "object", "properties": { "a": { "type": "array", "items": { "type": "object", "properties": { "k": { "type": "string" } } }, "uniqueItems": true, "minItems": 1, "maxItems": 3 }, "b": { "type": "array", "items": { "type": ["string", "null"], "maxLength": 5 }, "uniqueItems": true } } }"""),
        ("maps.json", """{ "type": "object", "patternProperties": { "^[a-z]{1,5}$": { "type": "string", "minLength": 2 } }, "additionalProperties": false, "minProperties": 2, "maxProperties": 3 }"""),
        ("mapBeside.json", """{ "type": "object", "properties": { "id": { "type": "string", "pattern": "^[0-9]+$" } }, "required": ["id"], "additionalProperties": { "type": "array", "items": { "type": "number" }, "maxItems": 2 }, "minProperties": 2 }"""),
        ("allOfParts.json", """{ "allOf": [{ "type": "object", "properties": { "a": { "type": "string", "minLength": 2 } }, "required": ["a"] }, { "type": "object", "properties": { "a": { "type": "string", "maxLength": 4 }, "b": { "type": "boolean" } } }] }"""),
        ("beside.json", """{ "type": "object", "properties": { "kind": { "type": "string", "enum": ["x", "y"] } }, "required": ["kind"], "oneOf": [{ "properties": { "kind": { "enum": ["x"] }, "a": { "type": "number" } } }, { "properties": { "kind": { "enum": ["y"] }, "b": { "type": "string" } } }] }"""),
        ("formats.json", """{ "type": "object", "properties": { "e": { "type": "string", "format": "email" }, "u": { "type": "string", "format": "uri" }, "t": { "type": "string", "format": "date-time" } } }"""),
        ("rootList.json", """{ "type": "array", "items": { "oneOf": [{ "type": "number" }, { "type": "object", "properties": { "n": { "type": "number" } }, "required": ["n"] }] }, "minItems": 1, "maxItems": 3, "uniqueItems": true }"""),
        ("recursive.json", """{ "type": "object", "properties": { "$and": { "type": "array", "items": { "$ref": "#/definitions/recursive" }, "minItems": 1 }, "v": { "type": "integer", "minimum": 0 } }, "additionalProperties": false }"""),
        ("oneOfEnums.json", """{ "type": "object", "properties": { "v": { "oneOf": [{ "type": "string", "enum": ["a", "b"] }, { "type": "string", "enum": ["b", "c"] }] }, "w": { "anyOf": [{ "type": "string", "enum": ["a", "b"] }, { "type": "string", "enum": ["b", "c"] }] } } }"""),
        ("limitsOfPlaces.json", """
            { "type": "object", "properties": {
              "one": { "type": "object", "properties": { "k": { "type": "string", "maxLength": 3 }, "l": { "type": "array", "items": { "type": "object", "properties": { "n": { "type": "number", "maximum": 3 } }, "additionalProperties": false } } }, "required": ["k"], "additionalProperties": false },
              "two": { "type": "object", "properties": { "k": { "type": "string", "maxLength": 6 }, "l": { "type": "array", "items": { "type": "object", "properties": { "n": { "type": "number", "maximum": 6 } }, "additionalProperties": false } } }, "required": ["k"], "additionalProperties": false },
              "three": { "oneOf": [{ "type": "object", "properties": { "k": { "type": "string", "maxLength": 3 } }, "required": ["k"], "additionalProperties": false }, { "type": "number" }] },
              "four": { "oneOf": [{ "type": "number" }, { "type": "object", "properties": { "k": { "type": "string", "maxLength": 6 } }, "required": ["k"], "additionalProperties": false }] },
              "five": { "anyOf": [{ "type": "object", "properties": { "k": { "type": "string", "maxLength": 6 } }, "required": ["k"], "additionalProperties": false }, { "type": "object", "properties": { "k": { "type": "string", "minLength": 8 } }, "required": ["k"], "additionalProperties": false }] } } }
            """),
        ("thisOrThat.json", """
            { "type": "object", "properties": { "id": { "type": "string" }, "mqtt": { "type": "object", "properties": { "topic": { "type": "string" } } }, "kafka": { "type": ["string", "null"] } },
              "required": ["id"], "oneOf": [{ "required": ["mqtt"] }, { "required": ["kafka"] }] }
            """),
        ("thisOrThatOrBoth.json", """{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "number" }, "c": { "type": "number" } }, "anyOf": [{ "required": ["a"] }, { "required": ["b", "c"] }], "additionalProperties": false }"""),
        ("closedAndEmpty.json", """{ "type": "object", "properties": { "e": { "type": "object", "additionalProperties": false } } }"""),
        ("allOfTwice.json", """
            { "type": "object", "properties": {
              "p": { "allOf": [{ "type": "string", "pattern": "^a" }, { "pattern": "z$", "maxLength": 6 }] },
              "l": { "allOf": [{ "type": "array", "items": { "type": "string", "minLength": 2 } }, { "type": "array", "items": { "type": "string", "maxLength": 4 }, "maxItems": 2 }] },
              "m": { "allOf": [{ "type": "object", "additionalProperties": { "type": "number", "minimum": 1 } }, { "type": "object", "additionalProperties": { "type": "number", "maximum": 5 } }] },
              "n": { "allOf": [{ "type": "string", "not": { "type": "string", "enum": ["a"] } }, { "type": "string", "not": { "type": "string", "enum": ["b"] } }] },
              "e": { "allOf": [{ "type": "string", "enum": ["a", "bb", "ccc"] }, { "maxLength": 2 }, { "not": { "type": "string", "enum": ["a"] } }] },
              "u": { "allOf": [{ "oneOf": [{ "type": "string" }, { "type": "number" }] }, { "oneOf": [{ "type": "number", "minimum": 2 }, { "type": "boolean" }] }] } } }
            """),
        ("allOfClosed.json", """
            { "type": "object", "properties": {
              "closed": { "allOf": [{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "number" } } }, { "type": "object", "properties": { "b": { "type": "number", "minimum": 2 } }, "additionalProperties": false }] },
              "limited": { "allOf": [{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": ["string", "boolean"] } } }, { "type": "object", "properties": { "c": { "type": "string" } }, "additionalProperties": { "type": "string", "minLength": 3 } }] },
              "named": { "allOf": [{ "type": "object", "properties": { "ka": { "type": "string" }, "b": { "type": "number" } } }, { "type": "object", "patternProperties": { "^k": { "type": "string", "maxLength": 3 } }, "additionalProperties": false }] },
              "base": { "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": { "type": "boolean" }, "allOf": [{ "properties": { "a": { "maxLength": 3 }, "c": { "type": ["string", "boolean"] } } }] } } }
            """),
        ("oneOfLists.json", """
            { "type": "object", "properties": {
              "a": { "oneOf": [{ "type": "array", "items": { "type": "string", "enum": ["x", "y"] }, "maxItems": 2 }, { "type": "array", "items": { "type": "number", "minimum": 3 } }] },
              "b": { "anyOf": [{ "type": "array", "items": { "type": "object", "properties": { "k": { "type": "string" } }, "required": ["k"], "additionalProperties": false } }, { "type": "array", "items": { "type": "string" } }, { "type": "boolean" }] } } }
            """),
        ("oneOfMapOrOpen.json", """
            { "oneOf": [
              { "type": "object", "patternProperties": { "^k[0-9]$": { "type": "string" } }, "additionalProperties": false },
              { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"] },
              { "type": "object", "additionalProperties": { "type": "boolean" } }] }
            """),
        ("apiExamples.json", """
            {
              "closedAndEmpty": { "e": {} }, "thisOrThat": { "id": "x", "kafka": "k" }, "thisOrThatOrBoth": { "a": "x" }, "allOfTwice": { "p": "abz", "l": ["abc"], "m": { "x": 2 }, "n": "c", "e": "bb", "u": 3 }, "oneOfLists": { "a": ["x"], "b": ["text"] },
              "allOfClosed": { "closed": { "b": 3 }, "limited": { "a": "text", "c": "x" }, "named": { "ka": "abc" }, "base": { "a": "abc", "c": true, "d": true } }, "oneOfMapOrOpen": { "k1": "v" },
              "oneOfEnums": { "v": "a", "w": "b" }, "limitsOfPlaces": { "one": { "k": "abc", "l": [{ "n": 3 }] }, "two": { "k": "abcdef", "l": [{ "n": 6 }] }, "three": { "k": "abc" }, "four": { "k": "abcdef" }, "five": { "k": "abcdef" } },
              "anyOfObjects": { "a": "x" }, "oneOfOpenObjects": { "b": 2 }, "oneOfByKind": { "v": 4 }, "oneOfMapOrObject": { "key": 2 }, "oneOfOptional": { "v": { "a": "1", "c": "cd" } },
              "oneOfTexts": { "v": "bcd" }, "anyOfTexts": { "v": "abc" }, "notValues": { "v": "y", "w": "c", "n": 4 }, "numbers": { "a": 2, "b": 1.5, "c": 1, "d": 2.5 },
              "lists": { "a": [{ "k": "1" }, { "k": "2" }], "b": ["x", null] }, "maps": { "ab": "cd", "ef": "gh" }, "mapBeside": { "id": "1", "list": [1, 2] }, "allOfParts": { "a": "abc", "b": true },
              "beside": { "kind": "x", "a": 1 }, "formats": { "e": "a@example.com", "u": "https://example.com", "t": "2020-01-02T03:04:05.000Z" }, "rootList": [1, { "n": 2 }], "recursive": { "$and": [{ "v": 1 }] }
            }
            """),
    ];

    [Fact]
    public void Validation_agrees_with_an_independent_validator_on_every_keyword()
    {
        var agreement = new Agreement(GeneratedApi.Of("Keywords", Files), mostOfOneSchema: 5000);
        agreement.Check();
        output.WriteLine(agreement.Summary);
        Assert.True(agreement.Disagreements.Count == 0, agreement.Summary + '\n' + string.Join('\n', agreement.Disagreements.Take(200)));
        Assert.Equal(Files.Length - 1, agreement.Schemas);
    }
}
