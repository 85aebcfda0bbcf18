using System.Text;
using System.Text.Json.Nodes;
using Losant.Simulator.Description;

namespace LosantGen.Simulator.Tests;

/// <summary>Builds a request to an action from the description's examples only.</summary>
internal sealed class ExampleRequest(ExampleSet examples)
{
    public HttpRequestMessage Build(ApiAction action) => new(new HttpMethod(action.Method), Path(action) + Query(action))
    {
        Content = Parts(action) ?? Body(action),
    };

    private static string Path(ApiAction action) => action.In(ApiParameterLocation.Path).Aggregate(
        action.Path,
        (path, parameter) => path.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(Text(parameter)), StringComparison.Ordinal));

    private string Query(ApiAction action) => "?" + string.Join('&', action.In(ApiParameterLocation.Query)
        .Where(parameter => !parameter.Name.EndsWith("AsObject", StringComparison.Ordinal)) // Its responses are of a shape that no schema has.
        .Where(parameter => parameter.Example is not null || parameter.Type == "object" && examples.Find(parameter.Schema!) is not null)
        .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Example is null ? Example(parameter) : Text(parameter))}"));

    private HttpContent? Body(ApiAction action) => action.Body is { } body && (body.Required || examples.Find(body.Schema!) is not null)
        ? new StringContent(Example(body), Encoding.UTF8, "application/json")
        : null;

    private HttpContent? Parts(ApiAction action)
    {
        if (!action.In(ApiParameterLocation.Multipart).Any())
            return null;
        var form = new MultipartFormDataContent();
        foreach (var parameter in action.In(ApiParameterLocation.Multipart))
        {
            if (parameter.Type == "file")
                form.Add(new ByteArrayContent([1, 2, 3]), parameter.Name, "some.bin");
            else
                form.Add(new StringContent(parameter.Schema is null ? Text(parameter) : Example(parameter)), parameter.Name);
        }

        return form;
    }

    private string Example(ApiParameter parameter) => (examples.Find(parameter.Schema!) ?? new JsonObject()).ToJsonString();

    /// <summary>Four published examples are not allowed values of their own parameter; the first allowed value is used instead.</summary>
    private static string Text(ApiParameter parameter)
    {
        var example = parameter.Example?.ToString() ?? throw new InvalidOperationException($"{parameter.Name} has no example.");
        return parameter.AllowedValues.Count == 0 || parameter.AllowedValues.Contains(example, StringComparer.Ordinal)
            ? example
            : parameter.AllowedValues[0];
    }
}
