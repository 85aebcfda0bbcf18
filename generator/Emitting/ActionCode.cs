using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LosantGen.Model;
using LosantGen.Planning;

namespace LosantGen.Emitting;

/// <summary>The C# of one action: what the runtime must know of it, and the method that calls it.</summary>
internal sealed class ActionCode(string resource, ActionPlan action)
{
    public void WriteInfo(CodeWriter code)
    {
        var traits = new List<string>();
        if (!action.NeedsToken) traits.Add("Rt::ActionTraits.NoToken");
        if (action.IsRepeatable) traits.Add("Rt::ActionTraits.Repeatable");
        if (action.IsEventStream) traits.Add("Rt::ActionTraits.EventStream");
        if (action.Parameters.Any(p => p.In == ParameterPlace.Multipart)) traits.Add("Rt::ActionTraits.Multipart");
        var errors = string.Concat(action.Errors.Select(e => $".WithError<{CSharpType.Bare(e.Slot)}, {CSharpType.BareCodec(e.Slot)}>({e.Status.ToString(CultureInfo.InvariantCulture)})"));
        code.Line($"static readonly Rt::ActionInfo {Info} = {(errors.Length == 0 ? "new" : "new Rt::ActionInfo")}({Literal.Of(resource)}, {Literal.Of(action.JsonName)}, "
            + $"\"{action.Method}\", {Literal.Of(action.Path)}{(traits.Count == 0 ? "" : ", " + string.Join(" | ", traits))}){errors};\n");
    }

    public void WriteMethod(CodeWriter code)
    {
        Document(code);
        using (code.Open($"public {ReturnType} {action.Name}Async({Signature(action)}, Sys::Threading.CancellationToken {Token(action)} = default)"))
        {
            code.Line($"var {Call} = _runner.Begin({Info}, {Options(action)});");
            foreach (var parameter in action.Parameters)
            {
                if (parameter.Name != parameter.JsonName) code.Line($"{Call}.Called({Literal.Of(parameter.JsonName)}, {Literal.Of(parameter.Name)});");
                Check(code, parameter);
                code.Line(Give(parameter));
            }
            code.Line(Send());
        }
        code.Line();
    }

    /// <summary>The parameters with their types and defaults, but for the cancellation token.</summary>
    public static string Signature(ActionPlan action, string? without = null) => string.Join(", ", action.Parameters
        .Where(p => p.Name != without)
        .Select(p => $"{CSharpType.Bare(p.Slot)}{(p.Required ? "" : "?")} {Identifier.Escape(p.Name)}{(p.Required ? "" : " = null")}")
        .Append($"Lo::LosantRequestOptions? {Options(action)} = null"));

    /// <summary>The parameter for what holds for one request only; it yields to a parameter of the API.</summary>
    public static string Options(ActionPlan action) => Free(action, "options", "requestOptions");

    public static string Token(ActionPlan action) => Free(action, "cancellationToken", "cancellation");

    private void Document(CodeWriter code)
    {
        code.Line($"/// <summary>{DocText.Sentence(action.Doc.Summary) ?? $"Calls <c>{DocText.Escape(action.JsonName)}</c>."}</summary>");
        var scopes = action.NeedsToken ? $"Scopes: {DocText.Escape(string.Join(", ", action.Scopes))}." : "Needs no token.";
        code.Line($"/// <remarks>{action.Method} {DocText.Escape(action.Path)}. {scopes}</remarks>");
        foreach (var parameter in action.Parameters)
        {
            var text = string.Join(" ", new[] { DocText.Sentence(parameter.Doc.Summary) ?? $"The parameter {DocText.Escape(parameter.JsonName)}." }
                .Concat(parameter.Doc.Notes.Select(DocText.Escape))
                .Concat(parameter.Doc.Example is { } example ? [$"Example: {DocText.Escape(example)}."] : [])
                .Concat(parameter.Doc.Deprecated ? ["Deprecated."] : []));
            code.Line($"/// <param name=\"{parameter.Name}\">{text}</param>");
        }
        code.Line($"/// <param name=\"{Options(action)}\">For this request only.</param>");
        code.Line($"/// <param name=\"{Token(action)}\">Ends the call.</param>");
        code.Line($"/// <returns>{Returns(action.Answer)}</returns>");
        var errors = action.Statuses.Where(s => s.Status >= 400)
            .Select(s => $"{s.Status.ToString(CultureInfo.InvariantCulture)}: {DocText.Sentence(s.Text) ?? "an error."}").ToList();
        code.Line($"/// <exception cref=\"Lo::LosantApiException\">{(errors.Count == 0 ? "An error of the API." : string.Join(" ", errors))}</exception>");
        DocText.Obsolete(code, action.Doc);
    }

    private string Call => Free(action, "call", "theCall");

    private string Info => action.Name + "Info";

    private string ReturnType => action.Answer switch
    {
        { Kind: AnswerKind.None } => "Sys::Threading.Tasks.Task",
        { Kind: AnswerKind.BodyOrNone, Slot: { } slot } => $"Sys::Threading.Tasks.Task<{CSharpType.Bare(slot)}?>",
        { Kind: AnswerKind.Events or AnswerKind.EventsByName, Slot: { } slot } => $"Col::IAsyncEnumerable<{CSharpType.Of(slot)}>",
        { Slot: { } slot } => $"Sys::Threading.Tasks.Task<{CSharpType.Of(slot)}>",
        _ => "Sys::Threading.Tasks.Task",
    };

    private string Returns(AnswerPlan answer)
    {
        var texts = action.Statuses.Where(s => s.Status is >= 200 and < 300)
            .Select(s => $"{s.Status.ToString(CultureInfo.InvariantCulture)}: {DocText.Sentence(s.Text) ?? "success."}");
        return string.Join(" ", texts) + (answer.Kind is AnswerKind.Events or AnswerKind.EventsByName ? " The stream goes on until it is left or cancelled." : "");
    }

    private string Give(ParameterPlan parameter)
    {
        var name = Literal.Of(parameter.JsonName);
        var value = Identifier.Escape(parameter.Name);
        var both = $"<{CSharpType.Bare(parameter.Slot)}, {CSharpType.BareCodec(parameter.Slot)}>";
        var types = parameter.Slot is { Kind: SlotKind.Class or SlotKind.Union, Limits: null } ? "" : both;
        var required = parameter.Required ? ", required: true" : "";
        return $"{Call}." + parameter.In switch
        {
            ParameterPlace.Path when HasTextOf(parameter) => $"Path({name}, {Text(parameter, name, value)}{Rule(parameter)});",
            ParameterPlace.Path => $"Path{both}({name}, {value});",
            ParameterPlace.Header when HasTextOf(parameter) => $"Header({name}, {Text(parameter, name, value)}{Rule(parameter)}{required});",
            ParameterPlace.Header => $"Header{both}({name}, {value}{required});",
            ParameterPlace.Body => $"Body{types}({name}, {value}{(parameter.Required ? "" : ", required: false")});",
            ParameterPlace.Multipart when parameter.Slot.Kind == SlotKind.Upload => $"Part({name}, {value}, required: {(parameter.Required ? "true" : "false")});",
            ParameterPlace.Multipart when parameter.Style == ParameterStyle.Json => $"PartJson{both}({name}, {value}{required});",
            _ when parameter.Style == ParameterStyle.Json => $"QueryJson{types}({name}, {value}{required});",
            _ when parameter.Style == ParameterStyle.Nested => $"QueryNested{types}({name}, {value}{required});",
            _ => $"{(parameter.In == ParameterPlace.Multipart ? "Part" : "Query")}({name}, {Plain(parameter, name, value)});",
        };
    }

    // Limits of a place that are no type's own: of an inline list or map, or of a number.
    private void Check(CodeWriter code, ParameterPlan parameter)
    {
        var slot = parameter.Slot;
        if (!ValidationCode.IsMoreThanItsCodec(slot)) return;
        using (code.Open($"{Call}.Check({Literal.Of(parameter.JsonName)}, {Identifier.Escape(parameter.Name)}, static ({CSharpType.Bare(slot)} x, ref Rt::Validation v) =>", parameter.In == ParameterPlace.Path ? "}, always: true);" : "});"))
            new ValidationCode(code).Here(slot, "x");
    }

    private string Plain(ParameterPlan parameter, string name, string value) => parameter.Slot.Kind switch
    {
        SlotKind.Integer when parameter is { In: ParameterPlace.Query, Least: { } least } => $"{value}, {least.ToString(CultureInfo.InvariantCulture)}",
        SlotKind.Integer or SlotKind.Number or SlotKind.Boolean or SlotKind.DateTime => value,
        _ => $"{Text(parameter, name, value)}{Rule(parameter)}{(parameter.Required ? ", required: true" : "")}",
    };

    private static bool HasTextOf(ParameterPlan parameter) =>
        parameter.Slot.Kind is not (SlotKind.List or SlotKind.Map or SlotKind.Class or SlotKind.Union or SlotKind.Any);

    private string Text(ParameterPlan parameter, string name, string value)
    {
        var access = parameter.Required ? "" : "?";
        return parameter.Slot.Kind switch
        {
            SlotKind.String => value,
            SlotKind.Enum => value + access + ".Text",
            SlotKind.Scalar => value + access + ".ToString()",
            _ => $"{Call}.Text({name}, {value})",
        };
    }

    private static string Rule(ParameterPlan parameter) => parameter.Slot.Rule is { Form: RuleForm.Text } rule ? ", " + CSharpType.Rule(rule) : "";

    private string Send()
    {
        var slot = action.Answer.Slot;
        var rest = $"(ref {Call}, {Token(action)});";
        return "return _runner." + action.Answer switch
        {
            { Kind: AnswerKind.None } => $"SendAsync{rest}",
            { Kind: AnswerKind.Body } => $"SendAsync<{(slot is { Kind: SlotKind.Class or SlotKind.Union or SlotKind.Enum, Nullable: false } ? slot.Type : Types(slot!))}>{rest}",
            { Kind: AnswerKind.BodyOrNone } => $"SendOrNoneAsync<{TypesOrNone(slot!)}>{rest}",
            { Kind: AnswerKind.ByStatus } => $"SendByStatusAsync<{slot!.Type}, {slot.Type}>{rest}",
            { Kind: AnswerKind.EventsByName } => $"StreamByNameAsync<{slot!.Type}, {slot.Type}>{rest}",
            { EventName: { } name } => $"StreamAsync<{Types(slot!)}>(ref {Call}, {Literal.Of(name)}, {Token(action)});",
            _ => $"StreamAsync{rest}",
        };
    }

    private static string Types(Slot slot) => $"{CSharpType.Of(slot)}, {CSharpType.Codec(slot)}";

    // What a struct is where there is none would be a value; null is none.
    private static string TypesOrNone(Slot slot) => slot.IsStruct
        ? $"{CSharpType.Bare(slot)}?, Rt::NullableJson<{CSharpType.Bare(slot)}, {CSharpType.BareCodec(slot)}>"
        : Types(slot);

    /// <summary>A name that no parameter has.</summary>
    public static string Free(ActionPlan action, string name, string other)
    {
        bool IsTaken(string candidate) => action.Parameters.Any(p => p.Name == candidate);
        var free = IsTaken(name) ? other : name;
        while (IsTaken(free)) free += "_";
        return free;
    }
}
