using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using LosantGen.Diagnostics;
using LosantGen.Model;
using Newtonsoft.Json.Linq;

namespace LosantGen.Reading;

/// <summary>Reads <c>apiInfo.json</c>: resources, their actions, parameters and answers.</summary>
internal sealed class ApiReader(string path, List<ReportedDiagnostic> diagnostics)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

    public static Result<ApiFile?> ReadFile(string path, string text, CancellationToken cancellation)
    {
        var diagnostics = new List<ReportedDiagnostic>();
        ApiFile? file = null;
        if (DescriptionJson.Load(path, text, diagnostics) is { } document)
        {
            cancellation.ThrowIfCancellationRequested();
            if (document is JObject resources)
            {
                var reader = new ApiReader(path, diagnostics);
                file = new ApiFile(path, resources.Properties().Select(reader.ReadResource).OfType<Resource>().ToEquatableArray());
            }
            else
            {
                diagnostics.Add(ReportedDiagnostic.At(TextPlace.StartOf(path), Descriptors.BrokenAction, $"The file '{FileNames.Of(path)}'",
                    $"is {DescriptionJson.KindOf(document)} where resources by name are expected"));
            }
        }
        return new Result<ApiFile?>(file, diagnostics.ToEquatableArray());
    }

    private Resource? ReadResource(JProperty property)
    {
        if (property.Value is not JObject resource)
        {
            Broken(property.Value, $"The resource '{property.Name}'", $"is {DescriptionJson.KindOf(property.Value)} where an object is expected");
            return null;
        }
        var template = DescriptionJson.Text(resource["path"]) ?? "";
        var actions = new List<ResourceAction>();
        if (resource["actions"] is JObject map)
        {
            foreach (var action in map.Properties())
            {
                if (ReadAction(property.Name, resource, template, action) is { } read) actions.Add(read);
            }
        }
        else if (resource["actions"] is { } other)
        {
            Broken(other, $"The resource '{property.Name}'", "has actions that are not an object");
        }
        return new Resource(property.Name, DescriptionJson.PlaceOf(property.Value, path), DescriptionJson.Text(resource["description"]), actions.ToEquatableArray());
    }

    private ResourceAction? ReadAction(string resourceName, JObject resource, string resourcePath, JProperty property)
    {
        var what = $"The action '{resourceName}.{property.Name}'";
        if (property.Value is not JObject action)
        {
            Broken(property.Value, what, $"is {DescriptionJson.KindOf(property.Value)} where an object is expected");
            return null;
        }
        if (DescriptionJson.Text(action["method"])?.ToUpperInvariant() is not { } method || !Methods.Contains(method))
        {
            Broken(action["method"] ?? action, what, action["method"] is null ? "has no method" : "has a method that HTTP does not know");
            return null;
        }
        var template = resourcePath + (DescriptionJson.Text(action["path"]) ?? "");
        var parameters = ReadParameters(resource["params"], what).Concat(ReadParameters(action["params"], what)).ToList();
        if (!CheckPath(action, what, template, parameters)) return null;
        return new ResourceAction
        {
            Name = property.Name,
            Place = DescriptionJson.PlaceOf(action, path),
            Method = method,
            Path = template,
            Summary = DescriptionJson.Text(action["summary"]),
            Description = DescriptionJson.Text(action["description"]),
            Deprecated = DescriptionJson.Flag(action["deprecated"]),
            IsEventStream = DescriptionJson.Flag(action["sseStream"]),
            Scopes = action["auth"] is null ? default : Texts(action["auth"]).Concat(Texts(resource["auth"])).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            Parameters = parameters.ToEquatableArray(),
            Responses = ReadResponses(action["responses"], what).ToEquatableArray(),
        };
    }

    // Every {name} of the path needs its parameter: an address with a hole must never be sent.
    private bool CheckPath(JObject action, string what, string template, List<Parameter> parameters)
    {
        foreach (var name in PathTemplate.NamesIn(template))
        {
            if (parameters.Any(p => p.In == ParameterPlace.Path && p.Name == name)) continue;
            Broken(action, what, $"has '{{{name}}}' in its path and no path parameter of that name");
            return false;
        }
        parameters.RemoveAll(p => p.In == ParameterPlace.Path && !PathTemplate.NamesIn(template).Contains(p.Name));
        return true;
    }

    private IEnumerable<Parameter> ReadParameters(JToken? node, string what)
    {
        if (node is null) yield break;
        if (node is not JArray list)
        {
            Broken(node, what, $"has parameters that are {DescriptionJson.KindOf(node)} and not a list");
            yield break;
        }
        foreach (var item in list)
        {
            if (item is not JObject parameter || DescriptionJson.Text(parameter["name"]) is not { Length: > 0 } name)
            {
                Broken(item, "A parameter of " + Lower(what), "has no name");
                continue;
            }
            if (PlaceOf(DescriptionJson.Text(parameter["in"])) is not { } place)
            {
                Broken(item, $"The parameter '{name}' of {Lower(what)}", "does not say where it travels ('in': path, query, header, body or multipart)");
                continue;
            }
            yield return new Parameter
            {
                Name = name,
                Place = DescriptionJson.PlaceOf(item, path),
                In = place,
                Type = DescriptionJson.Text(parameter["type"]),
                Required = place == ParameterPlace.Path || DescriptionJson.Flag(parameter["required"]),
                Description = DescriptionJson.Text(parameter["description"]),
                Example = parameter["example"] is { } example ? DescriptionJson.Compact(example) : null,
                Default = parameter["default"] is { } standard ? DescriptionJson.Compact(standard) : null,
                Deprecated = DescriptionJson.Flag(parameter["deprecated"]),
                Text = ReadText(parameter),
                Enum = parameter["enum"] is JArray values ? values.Select(DescriptionJson.Compact).Distinct(StringComparer.Ordinal).ToEquatableArray() : default,
                Schema = ReadSchema(parameter["schema"], name),
            };
        }
    }

    private IEnumerable<Response> ReadResponses(JToken? node, string what)
    {
        if (node is not JObject map) yield break;
        foreach (var property in map.Properties())
        {
            if (!int.TryParse(property.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var status) || status is < 100 or > 599 || property.Value is not JObject response)
            {
                Broken(property.Value, $"The answer '{property.Name}' of {Lower(what)}", "is not described under a status code");
                continue;
            }
            var events = ReadEvents(response["sseEvents"], what).ToList();
            yield return new Response(status, DescriptionJson.Text(response["description"]), ReadSchema(response["schema"], property.Name), events.ToEquatableArray());
        }
    }

    private IEnumerable<StreamEvent> ReadEvents(JToken? node, string what)
    {
        if (node is not JObject declared) yield break;
        foreach (var property in declared.Properties())
        {
            if (property.Value is JObject item) yield return new StreamEvent(property.Name, DescriptionJson.Text(item["description"]), ReadSchema(item["schema"], property.Name));
            else Broken(property.Value, $"The event '{property.Name}' of {Lower(what)}", $"is {DescriptionJson.KindOf(property.Value)} where an object is expected");
        }
    }

    private Schema? ReadSchema(JToken? node, string name)
    {
        if (node is null) return null;
        if (node is JObject or JValue { Value: bool }) return new SchemaReader(name, path, diagnostics).ReadInline(node);
        diagnostics.Add(ReportedDiagnostic.At(DescriptionJson.PlaceOf(node, path), Descriptors.BrokenNode, "'schema'", $"is {DescriptionJson.KindOf(node)} where a schema is expected; it is left out and everything else is generated"));
        return null;
    }

    private static TextLimits? ReadText(JObject parameter)
    {
        int? Length(string keyword) => parameter[keyword] is JValue { Value: long and >= 0 and <= int.MaxValue } value ? (int)(long)value.Value! : null;
        var limits = new TextLimits(Length("minLength"), Length("maxLength"), DescriptionJson.Text(parameter["pattern"]));
        return limits is { MinLength: null, MaxLength: null, Pattern: null } ? null : limits;
    }

    private static ParameterPlace? PlaceOf(string? word) => word switch
    {
        "path" => ParameterPlace.Path,
        "query" => ParameterPlace.Query,
        "header" => ParameterPlace.Header,
        "body" => ParameterPlace.Body,
        "multipart" or "formData" => ParameterPlace.Multipart,
        _ => null,
    };

    private static IEnumerable<string> Texts(JToken? node) => node is JArray list ? list.Select(DescriptionJson.Text).OfType<string>() : [];

    private static string Lower(string what) => "t" + what.Substring(1);

    private void Broken(JToken at, string what, string why) =>
        diagnostics.Add(ReportedDiagnostic.At(DescriptionJson.PlaceOf(at, path), Descriptors.BrokenAction, what, why));
}
