using System.Globalization;
using LosantGen.CSharp;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>The C# of one action: its description for the runtime, and the method that calls it.</summary>
internal sealed class ActionCode(string resource, ActionPlan action)
{
    private readonly ResponseCode _response = new(action.Response, isPage: action.Page is { ItemsName: null });

    public void WriteInfo(CodeWriter code)
    {
        var traits = new List<string>();
        if (!action.NeedsToken) traits.Add("Rt::ActionTraits.Anonymous");
        if (action.IsIdempotent) traits.Add("Rt::ActionTraits.Idempotent");
        if (action.IsDownload) traits.Add("Rt::ActionTraits.Download");
        if (action.IsEventStream) traits.Add("Rt::ActionTraits.EventStream");
        if (action.Parameters.Any(p => p.In == ParameterLocation.Multipart)) traits.Add("Rt::ActionTraits.Multipart");
        if (action.Parameters.Any(p => p is { In: ParameterLocation.Body, Required: false, IsNoObject: true })) traits.Add("Rt::ActionTraits.NoObject");
        if (action.HasSecretResponse) traits.Add("Rt::ActionTraits.SecretResponse");
        var errors = string.Concat(action.Errors.Select(e => $".WithError<{CSharpType.Bare(e.TypeRef)}, {CSharpType.BareCodec(e.TypeRef)}>({e.Status.ToString(CultureInfo.InvariantCulture)})"));
        code.Line($"static readonly Rt::ActionInfo {Info} = {(errors.Length == 0 ? "new" : "new Rt::ActionInfo")}({Literal.Of(resource)}, {Literal.Of(action.JsonName)}, "
            + $"\"{action.Method}\", {Literal.Of(action.Path)}{(traits.Count == 0 ? "" : ", " + string.Join(" | ", traits))}){errors};\n");
    }

    public void WriteMethod(CodeWriter code)
    {
        Document(code);
        using (code.Open($"public virtual {_response.Type} {action.Name}Async({Signature(action)}, Th::CancellationToken cancellationToken = default)"))
        {
            code.Line($"var {Call} = _pipeline.Begin({Info}, options, cancellationToken);");
            foreach (var parameter in action.Parameters)
            {
                if (parameter.Name != parameter.JsonName) code.Line($"{Call}.Called({Literal.Of(parameter.JsonName)}, {Literal.Of(parameter.Name)});");
                RequireSet(code, parameter);
                Check(code, parameter);
                code.Line(Give(parameter));
            }
            code.Line($"return _pipeline.{_response.Send(Call)};");
        }
        code.Line();
    }

    /// <summary>The parameters with their types and defaults, without the cancellation token.</summary>
    public static string Signature(ActionPlan action, string? without = null) => string.Join(", ", action.Parameters
        .Where(p => p.Name != without)
        .Select(p => $"{CSharpType.Bare(p.TypeRef)}{(p.Required && !p.TypeRef.Nullable ? "" : "?")} {Identifier.Escape(p.Name)}{(p.Required ? "" : " = null")}")
        .Append("Lo::LosantRequestOptions? options = null"));

    private void Document(CodeWriter code)
    {
        code.Line($"/// <summary>{DocComment.Sentence(action.Doc.Summary) ?? $"Calls <c>{DocComment.Escape(action.JsonName)}</c>."}</summary>");
        var scopes = action.NeedsToken ? $"Scopes: {DocComment.Escape(string.Join(", ", action.Scopes))}." : "Needs no token.";
        var more = string.Concat(action.Doc.Notes.Select(note => DocComment.Sentence(note) is { } sentence ? sentence + " " : ""));
        code.Line($"/// <remarks>{more}{action.Method} {DocComment.Escape(action.Path)}. {scopes}</remarks>");
        foreach (var parameter in action.Parameters)
        {
            var text = string.Join(" ", new[] { DocComment.Sentence(parameter.Doc.Summary) ?? $"The parameter {DocComment.Escape(parameter.JsonName)}." }
                .Concat(parameter.Doc.Notes.Select(DocComment.Escape))
                .Concat(parameter.Doc.Example is { } example ? [$"Example: {DocComment.Escape(example)}."] : [])
                .Concat(parameter.Doc.Deprecated ? ["Deprecated."] : []));
            code.Line($"/// <param name=\"{parameter.Name}\">{text}</param>");
        }
        code.Line("/// <param name=\"options\">Options for this request only.</param>");
        code.Line("/// <param name=\"cancellationToken\">Cancels the request.</param>");
        code.Line($"/// <returns>{Returns()}</returns>");
        var errors = action.Statuses.Where(s => s.Status >= 400)
            .Select(s => $"{s.Status.ToString(CultureInfo.InvariantCulture)}: {DocComment.Sentence(s.Description) ?? "an error."}").ToList();
        code.Line($"/// <exception cref=\"Lo::LosantApiException\">{(errors.Count == 0 ? "The API returned an error." : string.Join(" ", errors))}</exception>");
        DocComment.Obsolete(code, action.Doc);
    }

    private string Call => Free(action, "call", "theCall");

    private string Info => action.Name + "Info";

    private string Returns() => string.Join(" ", action.Statuses.Where(s => s.Status is >= 200 and < 300)
        .Select(s => $"{s.Status.ToString(CultureInfo.InvariantCulture)}: {DocComment.Sentence(s.Description) ?? "success."}")) + _response.Remark;

    private string Give(ParameterPlan parameter)
    {
        var name = Literal.Of(parameter.JsonName);
        var value = Identifier.Escape(parameter.Name);
        var both = $"<{CSharpType.Bare(parameter.TypeRef)}, {CSharpType.BareCodec(parameter.TypeRef)}>";
        var types = parameter.TypeRef is { Kind: TypeRefKind.Class or TypeRefKind.Union, Variant: null } ? "" : both;
        var required = parameter.Required ? ", required: true" : "";
        return $"{Call}." + parameter.In switch
        {
            ParameterLocation.Path when HasStringOf(parameter) => $"Path({name}, {StringOf(parameter, name, value)}{Rule(parameter)});",
            ParameterLocation.Path => $"Path{both}({name}, {value});",
            ParameterLocation.Header when HasStringOf(parameter) => $"Header({name}, {StringOf(parameter, name, value)}{Rule(parameter)}{required});",
            ParameterLocation.Header => $"Header{both}({name}, {value}{required});",
            ParameterLocation.Body when parameter.TypeRef.Nullable => $"BodyOrNull{both}({name}, {value});",
            ParameterLocation.Body => $"Body{types}({name}, {value}{(parameter.Required ? "" : ", required: false")});",
            ParameterLocation.Multipart when parameter.TypeRef.Kind == TypeRefKind.Upload => $"Part({name}, {value}, required: {(parameter.Required ? "true" : "false")});",
            ParameterLocation.Multipart when parameter.Style == ParameterStyle.Json => $"PartJson{both}({name}, {value}{required});",
            _ when parameter.Style == ParameterStyle.Json => $"QueryJson{types}({name}, {value}{required});",
            _ when parameter.Style == ParameterStyle.Nested => $"QueryNested{types}({name}, {value}{required});",
            _ => $"{(parameter.In == ParameterLocation.Multipart ? "Part" : "Query")}({name}, {Plain(parameter, name, value)});",
        };
    }

    // A scalar that was never set is null in JSON only.
    private void RequireSet(CodeWriter code, ParameterPlan parameter)
    {
        var typeRef = parameter.TypeRef;
        if (parameter.In != ParameterLocation.Body && (MayBeUndefined(typeRef) || (typeRef.Kind == TypeRefKind.List && MayBeUndefined(typeRef.Item!))))
            code.Line($"{Call}.RequireSet({Literal.Of(parameter.JsonName)}, {Identifier.Escape(parameter.Name)});");
    }

    private static bool MayBeUndefined(TypeRef typeRef) => typeRef.HoldsNull || typeRef.Kind == TypeRefKind.Instant;

    // Constraints that belong to the parameter and not to a type: those of an inline list or map, or of a number.
    private void Check(CodeWriter code, ParameterPlan parameter)
    {
        var typeRef = parameter.TypeRef;
        // A method of the call takes the rule of a string, except for a body.
        if (!ValidationCode.IsMoreThanItsCodec(typeRef) && !(parameter.In == ParameterLocation.Body && typeRef is { Kind: TypeRefKind.String, Rule: not null })) return;
        using (code.Open($"{Call}.Check({Literal.Of(parameter.JsonName)}, {Identifier.Escape(parameter.Name)}, static ({CSharpType.Bare(typeRef)} x, ref Rt::Validation v) =>", parameter.In == ParameterLocation.Path ? "}, always: true);" : "});"))
            new ValidationCode(code).Here(typeRef, "x");
    }

    private string Plain(ParameterPlan parameter, string name, string value) => parameter.TypeRef.Kind switch
    {
        TypeRefKind.Integer when parameter is { In: ParameterLocation.Query, Least: { } least } => $"{value}, {least.ToString(CultureInfo.InvariantCulture)}",
        TypeRefKind.Integer or TypeRefKind.Number or TypeRefKind.Boolean or TypeRefKind.DateTime => value,
        _ => $"{StringOf(parameter, name, value)}{Rule(parameter)}{(parameter.Required ? ", required: true" : "")}",
    };

    private static bool HasStringOf(ParameterPlan parameter) =>
        parameter.TypeRef.Kind is not (TypeRefKind.List or TypeRefKind.Map or TypeRefKind.Class or TypeRefKind.Union or TypeRefKind.Instant or TypeRefKind.Any);

    private string StringOf(ParameterPlan parameter, string name, string value)
    {
        var access = parameter.Required ? "" : "?";
        return parameter.TypeRef.Kind switch
        {
            TypeRefKind.String => value,
            TypeRefKind.Enum => value + access + ".Value",
            _ => $"{Call}.Format({name}, {value})",
        };
    }

    private static string Rule(ParameterPlan parameter) => parameter.TypeRef.Rule is { Kind: RuleKind.String } rule ? ", " + CSharpType.Rule(rule) : "";

    /// <summary>Returns a name that no parameter has.</summary>
    public static string Free(ActionPlan action, string name, string other)
    {
        bool IsTaken(string candidate) => action.Parameters.Any(p => p.Name == candidate);
        var free = IsTaken(name) ? other : name;
        while (IsTaken(free)) free += "_";
        return free;
    }
}
