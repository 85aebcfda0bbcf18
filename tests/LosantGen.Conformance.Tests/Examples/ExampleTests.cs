using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LosantGen.Conformance.Tests.Support;
using LosantGen.Conformance.Tests.Validation;

namespace LosantGen.Conformance.Tests.Examples;

/// <summary>Every example of a description round-trips through the type of its schema: unchanged, and changed in many ways.</summary>
public class ExampleTests
{
    private static readonly string[] OfServer = ["_links", "_embedded", "_actions", "_type", "_etag"];

    public static TheoryData<string> Folders => ["vendor", "own"];

    [Theory, MemberData(nameof(Folders))]
    public void Every_example_round_trips_and_is_valid(string folder)
    {
        var api = GeneratedApi.Of(folder);
        Send(folder, (323, 547), place => place.Path.Count == 0 ? [place.With(place.Node)] : [], check: (schema, json) =>
            Assert.Empty(api.Validate(api.Read(api.TypeOf(schema), json))));
    }

    [Theory, MemberData(nameof(Folders))]
    public void An_example_without_one_of_its_members_round_trips(string folder) => Send(folder, (3418, 2824), place => place.Node is JsonObject members
        ? members.Select(m => place.With(o => o.Remove(m.Key)))
        : []);

    [Theory, MemberData(nameof(Folders))]
    public void An_undeclared_member_round_trips_if_the_schema_allows_it(string folder) => Send(folder, (1336, 912), place => IsOpen(place)
        ?
        [
            place.With(o => o["zzExtra"] = "text"),
            place.With(o => o["zzExtra"] = new JsonObject { ["a"] = new JsonArray(1, null, "x") }),
            place.With(o => o["zz extra / \"é\" 😀"] = 1.25),
            place.With(o => o["zzExtra"] = null),
        ]
        : []);

    [Theory, MemberData(nameof(Folders))]
    public void An_undeclared_member_is_ignored_if_the_schema_forbids_it(string folder) => Send(
        folder, (300, 393),
        place => IsClosed(place) ? [place.With(o => o["zz extra!"] = new JsonObject { ["a"] = 1 })] : [],
        expected: place => place.With(place.Node));

    [Theory, MemberData(nameof(Folders))]
    public void A_null_that_the_schema_allows_round_trips(string folder)
    {
        var api = GeneratedApi.Of(folder);
        var view = new SchemaView(api.Description.Schemas);
        Send(folder, (518, 246), place => Object(place) is not null
            ? SchemaView.Declared(place.Schemas).Where(name => AllowsNull(view.Member(place.Schemas, name))).Select(name => place.With(o => o[name] = null))
            : []);
    }

    [Theory, MemberData(nameof(Folders))]
    public void An_unknown_enum_value_round_trips_and_is_a_violation(string folder)
    {
        var api = GeneratedApi.Of(folder);
        Send(
            folder, (380, 392),
            place => IsEnum(place) ? [place.With((JsonNode)"tomorrow's value")] : [],
            check: (schema, json) => Assert.Contains(api.Validate(api.Read(api.TypeOf(schema), json)), v => v.Keyword is "enum" or "oneOf" or "anyOf"));
    }

    [Theory, MemberData(nameof(Folders))]
    public void Link_members_from_the_server_are_ignored_in_closed_objects_and_where_the_root_is_a_map_of_objects(string folder) => Send(
        folder, (3010, 3933),
        place => IsClosed(place) ? WithLinks(place) : IsMapOfObjects(place) ? [place.With(o => o["_type"] = "thing")] : [],
        expected: place => IsClosed(place) || place.Path.Count == 0 || !MayHave(place, "_type") ? place.With(place.Node) : place.With(o => o["_type"] = "thing"));

    [Theory, MemberData(nameof(Folders))]
    public void Link_members_from_the_server_round_trip_in_an_open_object(string folder) => Send(folder, (3338, 2278), place => IsOpen(place) ? WithLinks(place) : []);

    /// <summary>Reads and writes each variant of each example with its type; the result is equal to the input or as expected. Checks the number of variants.</summary>
    private static void Send(string folder, (int Vendor, int Own) number, Func<Place, IEnumerable<string>> variants, Func<Place, string>? expected = null, Action<string, string>? check = null)
    {
        var api = GeneratedApi.Of(folder);
        var view = new SchemaView(api.Description.Schemas);
        var differences = new List<string>();
        var count = 0;
        foreach (var (schema, example) in api.Description.Examples)
        {
            foreach (var place in Place.AllOf(example, view.Root(schema), view))
            {
                foreach (var json in variants(place))
                {
                    count++;
                    if (Difference(api, schema, json, expected?.Invoke(place) ?? json) is { } difference) differences.Add($"{schema}: {difference} in {json}");
                    else check?.Invoke(schema, json);
                }
            }
        }
        Assert.True(differences.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{differences.Count} of {count}:\n{string.Join('\n', differences.Take(40))}"));
        Assert.Equal(folder == "vendor" ? number.Vendor : number.Own, count);
    }

    private static string? Difference(GeneratedApi api, string schema, string json, string expected)
    {
        try
        {
            return JsonDifference.Of(expected, api.Write(api.Read(api.TypeOf(schema), json)));
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    }

    // One schema declares _type itself.
    private static IEnumerable<string> WithLinks(Place place) => OfServer.Except(SchemaView.Declared(place.Schemas), StringComparer.Ordinal)
        .SelectMany(name => new JsonNode[] { new JsonObject { ["self"] = new JsonObject { ["href"] = "/x" } }, "thing" }, (name, value) => place.With(o => o[name] = value));

    private static bool IsOpen(Place place) => Object(place) is { } schema && schema["patternProperties"] is null
        && (schema["additionalProperties"] is null || schema["additionalProperties"]!.GetValueKind() == JsonValueKind.True);

    private static bool IsClosed(Place place) => Object(place) is { } schema && schema["patternProperties"] is null
        && schema["additionalProperties"]?.GetValueKind() == JsonValueKind.False;

    private static bool MayHave(Place place, string name) => Object(place) is { } schema
        && (schema["additionalProperties"]?.GetValueKind() != JsonValueKind.False || ((JsonObject?)schema["patternProperties"])?.Any(p => Regex.IsMatch(name, p.Key)) == true);

    private static bool IsMapOfObjects(Place place) => IsMap(place) && Object(place) is { } schema
        && (schema["patternProperties"] is JsonObject { Count: 1 } patterns ? patterns.First().Value : schema["additionalProperties"]) is JsonObject { Count: > 0 } value
        && value["$ref"] is null && Samples.Types(value).SequenceEqual(["object"]);

    private static bool IsMap(Place place) => Object(place) is { } schema && schema["properties"] is null
        && (schema["patternProperties"] is not null || schema["additionalProperties"] is JsonObject);

    /// <summary>The schema of an object; null if there are several possible ones.</summary>
    private static JsonObject? Object(Place place)
    {
        if (place.Node is not JsonObject) return null;
        var schemas = place.Schemas.Where(s => Samples.Types(s).Contains("object")).ToList();
        return schemas.Count == 1 && place.Schemas.All(s => s["allOf"] is null) ? schemas[0] : null;
    }

    private static bool IsEnum(Place place)
    {
        if (place.Node?.GetValueKind() != JsonValueKind.String) return false;
        var schemas = place.Schemas.Where(s => s["enum"] is not null || Samples.Types(s).Contains("string")).ToList();
        return schemas.Count > 0 && schemas.All(s => s["enum"] is not null);
    }

    private static bool AllowsNull(IReadOnlyList<JsonObject> schemas) => schemas.Any(s => s["enum"] is JsonArray values ? values.Contains(null) : Samples.Types(s).Contains("null"));
}
