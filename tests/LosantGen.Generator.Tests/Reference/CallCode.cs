using System.Text.Json;
using LosantGen.CSharp;
using LosantGen.Emitting;
using LosantGen.Model;
using LosantGen.Planning.Plans;

namespace LosantGen.Generator.Tests.Reference;

/// <summary>Writes the signature of an action's method, and a call of it.</summary>
internal sealed class CallCode(ResourcePlan resource, ActionPlan action, ExampleCode examples, IReadOnlyDictionary<string, JsonElement> bodies)
{
    public string Signature => Display.Of($"{new ResponseCode(action.Response).Type} {action.Name}Async({ActionCode.Signature(action)}, Th::CancellationToken cancellationToken = default)");

    /// <summary>The variables of the call: path parameters, and whatever is too long to write out.</summary>
    public IEnumerable<(string Type, string Name)> Given => Arguments().Where(a => a.Given is not null).Select(a => (a.Given!, a.Code)).Distinct();

    public string Call
    {
        get
        {
            var call = $"losant.{resource.PropertyName}.{action.Name}Async({string.Join(", ", Arguments().Select(a => a.Name is null ? a.Code : $"{a.Name}: {a.Code}"))})";
            var type = action.Response.TypeRef is { } response ? Display.Of(action.Response.Kind == ResponseKind.BodyOrNone ? CSharpType.Bare(response) + "?" : CSharpType.Of(response)) : null;
            return action.Response.Kind switch
            {
                ResponseKind.None => $"await {call};",
                ResponseKind.Download => $"using LosantRawDownload download = await {call};",
                ResponseKind.Events or ResponseKind.EventsByName => $"await foreach ({type} item in {call})\n    Console.WriteLine(item);",
                _ => Lines($"{type} response = await {call};"),
            };
        }
    }

    /// <summary>A call that reads all pages.</summary>
    public string? AllPages => action.Page is not { } page ? null
        : $"await foreach ({Display.Of(CSharpType.Of(page.Item))} item in losant.{resource.PropertyName}.{page.Name}Async({string.Join(", ", Arguments().Select(a => a.Name is null ? a.Code : $"{a.Name}: {a.Code}"))}))\n    Console.WriteLine(item);";

    // A call that is too long for a line has one for each member of its body.
    private static string Lines(string call)
    {
        const int width = 120;
        var begin = call.IndexOf(" { ", StringComparison.Ordinal);
        if (call.Length <= width || begin < 0) return call;
        var text = new System.Text.StringBuilder(call[..begin]).Append("\n{");
        var (depth, isString, start) = (0, false, begin + 2);
        for (var i = begin + 1; i < call.Length; i++)
        {
            var c = call[i];
            if (c == '"' && call[i - 1] != '\\') isString = !isString;
            if (isString) continue;
            if (c is '{' or '[' or '(') depth++;
            if (c is '}' or ']' or ')') depth--;
            if (depth == 0) return text.Append("\n    ").Append(call[start..i].Trim()).Append(",\n").Append(call[i..]).ToString();
            if (depth != 1 || c != ',') continue;
            text.Append("\n    ").Append(call[start..i].Trim()).Append(',');
            start = i + 1;
        }

        return call;
    }

    private IEnumerable<(string? Name, string Code, string? Given)> Arguments()
    {
        var isInOrder = true;
        foreach (var parameter in action.Parameters)
        {
            var name = Identifier.Escape(parameter.Name);
            var isBody = parameter.In == ParameterLocation.Body;
            if (!parameter.Required && !isBody)
            {
                isInOrder = false;
                continue;
            }

            var code = ValueOf(parameter);
            yield return (isInOrder ? null : name, code ?? name, code is null ? Display.Of(CSharpType.Bare(parameter.TypeRef)) : null);
        }
    }

    private string? ValueOf(ParameterPlan parameter)
    {
        var type = parameter.TypeRef;
        if (parameter.In == ParameterLocation.Path) return null;
        if (type.Kind == TypeRefKind.Upload) return "new LosantUpload(File.OpenRead(\"data.csv\"), \"data.csv\")";
        if (parameter.In == ParameterLocation.Body && type.Type is { } name && bodies.TryGetValue(name, out var body)) return examples.Of(type, body);
        if (parameter.Doc.Example is not { } example) return examples.First(type);
        try
        {
            using var document = JsonDocument.Parse(example);
            return examples.Of(type, document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return type.Kind == TypeRefKind.String ? ExampleCode.Literal(example) : null;
        }
    }
}
