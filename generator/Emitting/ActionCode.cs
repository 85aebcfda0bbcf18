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
            code.Line($"var call = _runner.Begin({Info}, {Options(action)});");
            foreach (var parameter in action.Parameters) code.Line(Give(parameter));
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

    private string Info => action.Name + "Info";

    private string ReturnType => action.Answer switch
    {
        { Kind: AnswerKind.None } => "Sys::Threading.Tasks.Task",
        { Kind: AnswerKind.BodyOrNone, Slot: { } slot } => $"Sys::Threading.Tasks.Task<{CSharpType.Bare(slot)}?>",
        { Kind: AnswerKind.Events, Slot: { } slot } => $"Col::IAsyncEnumerable<{CSharpType.Bare(slot)}>",
        { Slot: { } slot } => $"Sys::Threading.Tasks.Task<{CSharpType.Bare(slot)}>",
        _ => "Sys::Threading.Tasks.Task",
    };

    private string Returns(AnswerPlan answer)
    {
        var texts = action.Statuses.Where(s => s.Status is >= 200 and < 300)
            .Select(s => $"{s.Status.ToString(CultureInfo.InvariantCulture)}: {DocText.Sentence(s.Text) ?? "success."}");
        return string.Join(" ", texts) + (answer.Kind == AnswerKind.Events ? " The stream goes on until it is left or cancelled." : "");
    }

    private string Give(ParameterPlan parameter)
    {
        var name = Literal.Of(parameter.JsonName);
        var value = Identifier.Escape(parameter.Name);
        var both = $"<{CSharpType.Bare(parameter.Slot)}, {CSharpType.BareCodec(parameter.Slot)}>";
        var types = parameter.Slot is { Kind: SlotKind.Class or SlotKind.Union, Limits: null } ? "" : both;
        return parameter.In switch
        {
            ParameterPlace.Path => $"call.Path({name}, {Text(parameter, value)}{Rule(parameter)});",
            ParameterPlace.Header => $"call.Header({name}, {Text(parameter, value)}{Rule(parameter)});",
            ParameterPlace.Body => $"call.Body{types}({name}, {value}{(parameter.Required ? "" : ", required: false")});",
            ParameterPlace.Multipart when parameter.Slot.Kind == SlotKind.Upload => $"call.Part({name}, {value}, required: {(parameter.Required ? "true" : "false")});",
            _ when parameter.Style == ParameterStyle.Json => $"call.{(parameter.In == ParameterPlace.Multipart ? "PartJson" : "QueryJson")}{(parameter.In == ParameterPlace.Multipart ? both : types)}({name}, {value});",
            _ when parameter.Style == ParameterStyle.Nested => $"call.QueryNested{types}({name}, {value});",
            _ => $"call.{(parameter.In == ParameterPlace.Multipart ? "Part" : "Query")}({name}, {Plain(parameter, value)});",
        };
    }

    private string Plain(ParameterPlan parameter, string value) => parameter.Slot.Kind switch
    {
        SlotKind.Integer when parameter is { In: ParameterPlace.Query, Least: { } least } => $"{value}, {least.ToString(CultureInfo.InvariantCulture)}",
        SlotKind.Integer or SlotKind.Number or SlotKind.Boolean or SlotKind.DateTime => value,
        _ => $"{Text(parameter, value)}{Rule(parameter)}{(parameter.Required ? ", required: true" : "")}",
    };

    private static string Text(ParameterPlan parameter, string value)
    {
        var access = parameter.Required ? "" : "?";
        return parameter.Slot.Kind switch
        {
            SlotKind.String => value,
            SlotKind.Enum => value + access + ".Text",
            SlotKind.Scalar => value + access + ".ToString()",
            _ => $"Sys::FormattableString.Invariant($\"{{{value}}}\")",
        };
    }

    private static string Rule(ParameterPlan parameter) => parameter.Slot.Rule is { Form: RuleForm.Text } rule ? ", " + CSharpType.Rule(rule) : "";

    private string Send()
    {
        var answer = action.Answer;
        var types = answer.Slot is { } slot ? $"{CSharpType.Bare(slot)}, {CSharpType.BareCodec(slot)}" : "";
        return answer.Kind switch
        {
            AnswerKind.None => $"return _runner.SendAsync(ref call, {Token(action)});",
            AnswerKind.Body => $"return _runner.SendAsync<{(answer.Slot!.Kind is SlotKind.Class or SlotKind.Union or SlotKind.Enum ? answer.Slot.Type : types)}>(ref call, {Token(action)});",
            AnswerKind.BodyOrNone => $"return _runner.SendOrNoneAsync<{types}>(ref call, {Token(action)});",
            AnswerKind.ByStatus => $"return _runner.SendByStatusAsync<{answer.Slot!.Type}, {answer.Slot.Type}>(ref call, {Token(action)});",
            _ => $"return _runner.StreamAsync<{types}>(ref call, {(answer.EventName is { } name ? Literal.Of(name) : "null")}, {Token(action)});",
        };
    }

    private static string Free(ActionPlan action, string name, string other)
    {
        bool IsTaken(string candidate) => action.Parameters.Any(p => p.Name == candidate);
        var free = IsTaken(name) ? other : name;
        while (IsTaken(free)) free += "_";
        return free;
    }
}
