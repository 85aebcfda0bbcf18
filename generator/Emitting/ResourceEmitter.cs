using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes a resource's class: a method for each action, and one more for each action with pagination.</summary>
internal static class ResourceEmitter
{
    public static string Emit(ResourcePlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        DocComment.Write(code, plan.Doc, $"The resource <c>{DocComment.Escape(plan.JsonName)}</c> of the API.");
        using (code.Generated().Open($"{options.Accessibility} partial class {plan.ClassName}"))
        {
            code.Line("private readonly Rt::ActionPipeline _pipeline;\n");
            code.Line($"internal {plan.ClassName}(Rt::ActionPipeline pipeline) => _pipeline = pipeline;\n");
            code.Line("/// <summary>For test doubles: a call that they do not override throws an <see cref=\"Sys::InvalidOperationException\"/>.</summary>");
            code.Line($"protected {plan.ClassName}() : this(Rt::ActionPipeline.ForMocks) {{ }}\n");
            foreach (var action in plan.Actions)
            {
                var method = new ActionCode(plan.JsonName, action);
                method.WriteInfo(code);
                method.WriteMethod(code);
                if (action.Page is { } page) PageCode.Write(code, action, page);
            }
        }
        if (plan.Bound is { } bound) BoundCode.Write(code.Line(), bound, plan, options);
        return SourceFile.Complete(code, options);
    }
}
