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
        code.Line($"private static readonly Rt::ActionInfo {Info} = new Rt::ActionInfo({Literal.Of(resource)}, {Literal.Of(action.JsonName)}, "
            + $"\"{action.Method}\", {Literal.Of(action.Path)}, {(traits.Count == 0 ? "Rt::ActionTraits.None" : string.Join(" | ", traits))}){errors};\n");
    }

    public void WriteMethod(CodeWriter code)
    {
        Document(code, action, returns: Returns(action.Answer));
        using (code.Open($"public {ReturnType} {action.Name}Async({Signature(action)}, global::System.Threading.CancellationToken {Token(action)} = default)"))
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
        .Append($"global::Losant.LosantRequestOptions? {Options(action)} = null"));

    /// <summary>The parameter for what holds for one request only; it yields to a parameter of the API.</summary>
    public static string Options(ActionPlan action) => Free(action, "options", "requestOptions");

    public static string Token(ActionPlan action) => Free(action, "cancellationToken", "cancellation");

    public static void Document(CodeWriter code, ActionPlan action, string? returns, string? without = null, string? summary = null)
    {
        code.Line($"/// <summary>{summary ?? DocText.Sentence(action.Doc.Summary) ?? $"Calls <c>{DocText.Escape(action.JsonName)}</c>."}</summary>");
        var remarks = $"{action.Method} {DocText.Escape(action.Path)}.";
        remarks += action.NeedsToken ? $" Needs a token with one of the scopes {DocText.Escape(string.Join(", ", action.Scopes))}." : " Needs no token.";
        code.Line($"/// <remarks>{remarks}</remarks>");
        foreach (var parameter in action.Parameters.Where(p => p.Name != without))
        {
            var text = string.Join(" ", new[] { DocText.Sentence(parameter.Doc.Summary) ?? $"The parameter {DocText.Escape(parameter.JsonName)}." }
                .Concat(parameter.Doc.Notes.Select(DocText.Escape))
                .Concat(parameter.Doc.Example is { } example ? [$"Example: {DocText.Escape(example)}."] : [])
                .Concat(parameter.Doc.Deprecated ? ["Deprecated."] : []));
            code.Line($"/// <param name=\"{parameter.Name}\">{text}</param>");
        }
        code.Line($"/// <param name=\"{Options(action)}\">What holds for this request only.</param>");
        if (without is null) code.Line($"/// <param name=\"{Token(action)}\">Ends the call.</param>");
        if (returns is not null) code.Line($"/// <returns>{returns}</returns>");
        var errors = action.Statuses.Where(s => s.Status >= 400)
            .Select(s => $"{s.Status.ToString(CultureInfo.InvariantCulture)}: {DocText.Sentence(s.Text) ?? "an error."}").ToList();
        code.Line($"/// <exception cref=\"global::Losant.LosantApiException\">The API answers with an error. {string.Join(" ", errors)}</exception>");
        if (action.Doc.Deprecated) code.Line("[global::System.Obsolete(\"The API's description marks this action as deprecated.\")]");
    }

    private string Info => action.Name + "Info";

    private string ReturnType => action.Answer switch
    {
        { Kind: AnswerKind.None } => "global::System.Threading.Tasks.Task",
        { Kind: AnswerKind.BodyOrNone, Slot: { } slot } => $"global::System.Threading.Tasks.Task<{CSharpType.Bare(slot)}?>",
        { Kind: AnswerKind.Events, Slot: { } slot } => $"Col::IAsyncEnumerable<{CSharpType.Bare(slot)}>",
        { Slot: { } slot } => $"global::System.Threading.Tasks.Task<{CSharpType.Bare(slot)}>",
        _ => "global::System.Threading.Tasks.Task",
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
        var types = $"{CSharpType.Bare(parameter.Slot)}, {CSharpType.BareCodec(parameter.Slot)}";
        return parameter.In switch
        {
            ParameterPlace.Path => $"call.Path({name}, {Text(parameter, value)}{Rule(parameter)});",
            ParameterPlace.Header => $"call.Header({name}, {Text(parameter, value)}{Rule(parameter)});",
            ParameterPlace.Body => $"call.Body<{types}>({name}, {value}, required: {(parameter.Required ? "true" : "false")});",
            ParameterPlace.Multipart when parameter.Slot.Kind == SlotKind.Upload => $"call.Part({name}, {value}, required: {(parameter.Required ? "true" : "false")});",
            _ when parameter.Style == ParameterStyle.Json => $"call.{(parameter.In == ParameterPlace.Multipart ? "PartJson" : "QueryJson")}<{types}>({name}, {value});",
            _ when parameter.Style == ParameterStyle.Nested => $"call.QueryNested<{types}>({name}, {value});",
            _ => $"call.{(parameter.In == ParameterPlace.Multipart ? "Part" : "Query")}({name}, {Plain(parameter, value)});",
        };
    }

    private string Plain(ParameterPlan parameter, string value) => parameter.Slot.Kind switch
    {
        SlotKind.Integer when parameter.In == ParameterPlace.Query && parameter.Name == action.Page?.SizeParameter => value + ", 1",
        SlotKind.Integer when parameter.In == ParameterPlace.Query && parameter.Name == action.Page?.PositionParameter => value + ", 0",
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
            _ => $"global::System.FormattableString.Invariant($\"{{{value}}}\")",
        };
    }

    private static string Rule(ParameterPlan parameter) => parameter.Slot.Rule is { Form: RuleForm.Text } rule ? ", rule: " + CSharpType.Rule(rule) : "";

    private string Send()
    {
        var answer = action.Answer;
        var types = answer.Slot is { } slot ? $"{CSharpType.Bare(slot)}, {CSharpType.BareCodec(slot)}" : "";
        return answer.Kind switch
        {
            AnswerKind.None => $"return _runner.SendAsync(ref call, {Token(action)});",
            AnswerKind.Body => $"return _runner.SendAsync<{types}>(ref call, {Token(action)});",
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
