using System.Runtime.CompilerServices;

namespace LosantGen.Generator.Tests.Snapshots;

/// <summary>
/// The mapping from schemas to C#, with one small schema for each rule. The output is in Snapshots/NAME.cs.txt.
/// <see cref="Snapshot"/> documents how to write the files again.
/// </summary>
public class SnapshotTests
{
    [Fact]
    public void An_enum_of_strings_is_an_open_enum() => Schema("open-enum", "shade", """
        {
          "description": "How dark it is.",
          "type": "string",
          "enum": ["light", "DARK_GREY", "*", ""]
        }
        """);

    [Fact]
    public void An_object_with_properties_is_a_class() => Schema("class", "lamp", """
        {
          "type": "object",
          "properties": {
            "name": { "type": "string", "description": "What people call it." },
            "watts": { "type": "integer" },
            "colour": { "type": ["string", "null"] }
          },
          "required": ["name"],
          "additionalProperties": false
        }
        """);

    [Fact]
    public void Members_that_a_request_must_have_are_required() => Matches("request", "lamp.json", """
        {
          "type": "object",
          "properties": {
            "name": { "type": "string", "minLength": 1 },
            "watts": { "type": "integer" },
            "colour": { "type": ["string", "null"] }
          },
          "required": ["name"],
          "additionalProperties": false
        }
        """, isRequest: true);

    [Fact]
    public void Undeclared_members_are_kept_if_the_schema_allows_them() => Schema("undeclared-members", "lamp", """
        {
          "type": "object",
          "properties": { "name": { "type": "string" } }
        }
        """);

    [Fact]
    public void Two_objects_that_differ_in_a_constraint_are_one_class_with_the_checks_of_both() => Matches("limits-of-places", "lamp.json", """
        {
          "type": "object",
          "properties": {
            "bulb": { "type": "object", "title": "Part", "properties": { "label": { "type": "string", "maxLength": 8 } }, "additionalProperties": false },
            "cord": { "type": "object", "title": "Part", "properties": { "label": { "type": "string", "maxLength": 40 } }, "additionalProperties": false }
          },
          "additionalProperties": false
        }
        """);

    [Fact]
    public void Constraints_become_checks() => Matches("limits", "lamp.json", """
        {
          "type": "object",
          "properties": {
            "id": { "type": "string", "pattern": "^[a-f0-9]{24}$" },
            "watts": { "type": "number", "minimum": 0, "exclusiveMaximum": 1000 },
            "labels": { "type": "array", "items": { "type": "string", "maxLength": 10 }, "maxItems": 3, "uniqueItems": true }
          },
          "required": ["id"],
          "additionalProperties": false
        }
        """, generated: ["Lamp.g.cs", "LosantRules.g.cs"]);

    [Fact]
    public void Pattern_properties_are_a_map() => Schema("map", "lamp", """
        {
          "type": "object",
          "properties": {
            "hours": {
              "type": "object",
              "patternProperties": { "^[a-z]{1,9}$": { "type": "number" } },
              "additionalProperties": false
            }
          },
          "additionalProperties": false
        }
        """);

    [Fact]
    public void Pattern_properties_beside_properties_are_a_member_of_the_class() => Schema("map-beside-members", "lamp", """
        {
          "type": "object",
          "properties": { "name": { "type": "string" } },
          "additionalProperties": { "type": "boolean" }
        }
        """);

    [Fact]
    public void An_array_is_a_list() => Schema("list", "lamp", """
        {
          "type": "object",
          "properties": {
            "bulbs": { "type": "array", "items": { "type": "object", "properties": { "watts": { "type": "number" } }, "additionalProperties": false } }
          },
          "additionalProperties": false
        }
        """);

    [Fact]
    public void A_schema_file_that_is_an_array_is_a_list_type() => Schema("root-list", "lamps", """
        { "type": "array", "items": { "type": "string" } }
        """);

    [Fact]
    public void A_schema_file_that_is_a_map_is_a_map_type() => Schema("root-map", "lampHours", """
        { "type": "object", "additionalProperties": { "type": "number" } }
        """);

    [Fact]
    public void Cases_of_different_kinds_are_distinguished_by_the_token() => Schema("union-by-token", "light", """
        {
          "oneOf": [
            { "type": "string", "enum": ["on", "off"] },
            { "type": "number" },
            { "type": "array", "items": { "type": "number" } }
          ]
        }
        """);

    [Fact]
    public void Objects_are_distinguished_by_a_constant() => Schema("union-by-constant", "light", """
        {
          "oneOf": [
            {
              "title": "lamp",
              "type": "object",
              "properties": { "kind": { "type": "string", "enum": ["lamp"] }, "watts": { "type": "number" } },
              "required": ["kind"],
              "additionalProperties": false
            },
            {
              "title": "candle",
              "type": "object",
              "properties": { "kind": { "type": "string", "enum": ["candle"] }, "watts": { "type": "number" } },
              "required": ["kind"],
              "additionalProperties": false
            }
          ]
        }
        """);

    [Fact]
    public void Objects_are_distinguished_by_members_that_only_one_case_has() => Schema("union-by-members", "light", """
        {
          "anyOf": [
            { "title": "lamp", "type": "object", "properties": { "watts": { "type": "number" } }, "required": ["watts"], "additionalProperties": false },
            { "title": "candle", "type": "object", "properties": { "wick": { "type": "string" } }, "required": ["wick"], "additionalProperties": false }
          ]
        }
        """);

    [Fact]
    public void A_schema_can_be_recursive() => Schema("recursion", "filter", """
        {
          "type": "object",
          "properties": {
            "$and": { "type": "array", "items": { "$ref": "#/definitions/filter" } },
            "name": { "type": "string" }
          },
          "additionalProperties": false
        }
        """);

    [Fact]
    public void All_parts_of_an_allOf_are_one_class() => Schema("all-of", "lamp", """
        {
          "allOf": [
            { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"] },
            { "properties": { "watts": { "type": "number" } } }
          ],
          "additionalProperties": false
        }
        """);

    [Fact]
    public void A_value_of_several_scalar_types_is_a_JsonScalar() => Schema("scalar", "reading", """
        {
          "type": "object",
          "properties": {
            "value": { "type": ["string", "number", "boolean"] },
            "level": { "oneOf": [{ "type": "string" }, { "type": "number" }, { "type": "null" }] }
          },
          "additionalProperties": false
        }
        """);

    [Fact]
    public void A_date_time_is_a_DateTimeOffset() => Schema("date-time", "reading", """
        {
          "type": "object",
          "properties": { "time": { "type": "string", "format": "date-time" }, "until": { "type": ["string", "null"], "format": "date-time" } },
          "additionalProperties": false
        }
        """);

    [Fact]
    public void An_empty_schema_is_any_JSON() => Schema("any", "reading", """
        {
          "type": "object",
          "properties": { "meta": {}, "extra": true },
          "additionalProperties": false
        }
        """);

    [Fact]
    public void A_type_name_that_implicit_usings_have_is_prefixed() => Schema("reserved-name", "file", """
        {
          "type": "object",
          "properties": { "type": { "type": "string", "enum": ["file", "directory"] } },
          "additionalProperties": false
        }
        """);

    [Fact]
    public void Of_two_members_with_one_CSharp_name_the_second_is_renamed() => Schema("name-collision", "lamp", """
        {
          "type": "object",
          "properties": { "is-on": { "type": "boolean" }, "is_on": { "type": "boolean" } },
          "additionalProperties": false
        }
        """);

    [Fact]
    public void Keywords_and_symbols_become_identifiers() => Schema("keyword-names", "class", """
        {
          "type": "object",
          "properties": {
            "class": { "type": "string" },
            "event": { "type": "string" },
            "$eq": { "type": "string" },
            "content-type": { "type": "string" },
            "3d": { "type": "string" },
            "+": { "type": "string" },
            "": { "type": "string" }
          },
          "additionalProperties": false
        }
        """);

    [Fact]
    public void The_same_shape_in_two_locations_is_one_type() => Schema("one-type-for-a-shape", "street", """
        {
          "type": "object",
          "properties": {
            "first": { "type": "object", "properties": { "lamp": { "type": "object", "properties": { "watts": { "type": "number" } } } }, "additionalProperties": false },
            "last": { "type": "object", "properties": { "lamp": { "type": "object", "properties": { "watts": { "type": "number" } } }, "number": { "type": "integer" } }, "additionalProperties": false }
          },
          "additionalProperties": false
        }
        """);

    [Fact]
    public void An_action_is_a_method() => Snapshot.Matches("action", [Lamp, Small.Api("""
        {
          "lamps": {
            "path": "/rooms/{roomId}/lamps",
            "params": [{ "in": "path", "name": "roomId", "required": true, "description": "The room.", "pattern": "^[a-f0-9]{24}$" }],
            "auth": ["lamps.*"],
            "actions": {
              "post": {
                "method": "POST",
                "path": "",
                "auth": ["lamps.post"],
                "summary": "Puts up a lamp",
                "params": [
                  { "in": "body", "name": "lamp", "required": true, "schema": { "$ref": "#/definitions/lamp" } },
                  { "in": "query", "name": "dryRun", "default": false, "description": "Only says what would happen." }
                ],
                "responses": { "201": { "description": "The lamp.", "schema": { "$ref": "#/definitions/lamp" } } }
              }
            }
          }
        }
        """)], "LampsResource.g.cs", "LosantClient.g.cs");

    [Fact]
    public void Several_success_codes_with_different_bodies_are_a_union() => Snapshot.Matches("responses", [Lamp, Small.Schema("job", """
        { "type": "object", "properties": { "jobId": { "type": "string" } }, "additionalProperties": false }
        """), Small.Api("""
        {
          "lamps": {
            "path": "/lamps",
            "actions": {
              "delete": {
                "method": "DELETE",
                "path": "",
                "responses": {
                  "200": { "description": "The last lamp.", "schema": { "$ref": "#/definitions/lamp" } },
                  "202": { "description": "A job that takes them down.", "schema": { "$ref": "#/definitions/job" } }
                }
              }
            }
          }
        }
        """)], "LampsDeleteResponse.g.cs", "LampsResource.g.cs");

    [Fact]
    public void A_success_code_without_a_body_among_others_is_nothing() => Snapshot.Matches("responses-or-nothing", [Lamp, Small.Api("""
        {
          "lamps": {
            "path": "/lamps",
            "actions": {
              "take": {
                "method": "POST",
                "path": "",
                "responses": {
                  "200": { "description": "The lamp, or null.", "schema": { "oneOf": [{ "$ref": "#/definitions/lamp" }, { "type": "null" }] } },
                  "201": { "description": "Names of lamps.", "schema": { "type": "array", "items": { "type": "string" } } },
                  "204": { "description": "There is none." }
                }
              }
            }
          }
        }
        """)], "LampsTakeResponse.g.cs");

    [Fact]
    public void Several_kinds_of_event_are_a_union_by_name() => Snapshot.Matches("events", [Lamp, Small.Api("""
        {
          "lamps": {
            "path": "/lamps",
            "actions": {
              "watch": {
                "method": "GET",
                "path": "",
                "responses": {
                  "200": { "sseEvents": { "lamp": { "schema": { "$ref": "#/definitions/lamp" } }, "blown-fuse": { "description": "Says why." } } }
                }
              }
            }
          }
        }
        """)], "LampsWatchEvent.g.cs", "LampsResource.g.cs");

    [Fact]
    public void Headers_are_strings_or_lists_of_strings() => Snapshot.Matches("headers", [Small.Api("""
        {
          "lamps": {
            "path": "/lamps",
            "actions": {
              "dim": {
                "method": "POST",
                "path": "",
                "params": [
                  { "in": "header", "name": "If-Match", "type": "string", "required": true },
                  { "in": "header", "name": "X-Rooms", "type": "array", "schema": { "type": "array", "items": { "type": "string", "pattern": "^[a-z]+$" }, "maxItems": 3 } },
                  { "in": "header", "name": "X-Watts", "type": "integer" }
                ],
                "responses": { "204": { "description": "Done." } }
              }
            }
          }
        }
        """)], "LampsResource.g.cs");

    [Fact]
    public void A_paginated_list_has_a_method_for_all_items() => Snapshot.Matches("pages", [Lamp, Small.Schema("lamps", """
        {
          "type": "object",
          "properties": {
            "items": { "type": "array", "items": { "$ref": "#/definitions/lamp" } },
            "totalCount": { "type": "integer" },
            "perPage": { "type": "integer" },
            "page": { "type": "integer" }
          },
          "additionalProperties": false
        }
        """), Small.Api("""
        {
          "lamps": {
            "path": "/lamps",
            "actions": {
              "get": {
                "method": "GET",
                "path": "",
                "params": [
                  { "in": "query", "name": "page", "default": "0" },
                  { "in": "query", "name": "perPage", "default": "100" }
                ],
                "responses": { "200": { "description": "Some lamps.", "schema": { "$ref": "#/definitions/lamps" } } }
              }
            }
          }
        }
        """)], "LampsResource.g.cs");

    [Fact]
    public void Every_snapshot_belongs_to_a_test()
    {
        var source = File.ReadAllText(SourceFile());
        var orphans = Directory.GetFiles(Snapshot.Folder, "*.cs.txt").Select(f => Path.GetFileName(f)[..^".cs.txt".Length]).Where(f => !source.Contains($"\"{f}\"", StringComparison.Ordinal));

        Assert.Empty(orphans);
    }

    private static (string Path, string Text) Lamp { get; } = Small.Schema("lamp", """
        { "type": "object", "properties": { "name": { "type": "string" } }, "additionalProperties": false }
        """);

    private static void Schema(string feature, string name, string json) => Snapshot.Matches(feature, [Small.Schema(name, json)]);

    private static void Matches(string feature, string file, string json, bool isRequest = false, params string[] generated)
    {
        var schema = Small.Schema(Path.GetFileNameWithoutExtension(file), json);
        Snapshot.Matches(feature, isRequest ? [schema, Small.ApiOf("lamp")] : [schema], generated);
    }

    private static string SourceFile([CallerFilePath] string path = "") => Path.Combine(Snapshot.Folder, Path.GetFileName(path));
}
