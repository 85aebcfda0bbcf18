using LosantGen.CSharp;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes bound resources: classes that know path parameters, and pass them to the methods of the client's resources.</summary>
internal static class BoundCode
{
    /// <summary>Writes the class.</summary>
    /// <param name="code">The writer.</param>
    /// <param name="plan">The bound resource.</param>
    /// <param name="resource">The resource whose methods it has; null if it has none.</param>
    /// <param name="options">The options.</param>
    public static void Write(CodeWriter code, BoundPlan plan, ResourcePlan? resource, EmitOptions options)
    {
        var known = string.Join(" and ", plan.Keys.Select(k => $"<c>{DocComment.Escape(k.JsonName)}</c>"));
        code.Line($"/// <summary>{(resource is null ? "The resources" : $"The resource <c>{DocComment.Escape(resource.JsonName)}</c>")} of one {known}.</summary>");
        var client = "client";
        while (plan.Keys.Any(k => k.Parameter == client)) client += "_";
        using var _ = code.Generated().Open($"{options.Accessibility} sealed partial class {plan.ClassName}({options.ClientName} {client}, {string.Join(", ", plan.Keys.Select(k => $"{CSharpType.Bare(k.TypeRef)} {Identifier.Escape(k.Parameter)}"))})");
        code.Line("/// <summary>The client.</summary>");
        code.Line($"public {options.ClientName} Client {{ get; }} = {client};");
        foreach (var key in plan.Keys)
        {
            code.Line($"/// <summary><c>{DocComment.Escape(key.JsonName)}</c></summary>");
            code.Line($"public {CSharpType.Bare(key.TypeRef)} {key.Name} {{ get; }} = {Identifier.Escape(key.Parameter)};");
        }
        foreach (var child in plan.Children) Child(code, child, "Client, " + string.Join(", ", plan.Keys.Select(k => k.Name)));
        if (resource is null) return;
        foreach (var action in resource.Actions)
        {
            Forward(code, plan, resource, action, action.Name, new ResponseCode(action.Response).Type, null, hasToken: true);
            if (action.Page is { } page)
                Forward(code, plan, resource, action, page.Name, $"Lo::LosantPageable<{CSharpType.Of(action.Response.TypeRef!)}, {CSharpType.Of(page.Item)}>", page.PositionParameter, hasToken: false);
        }
    }

    /// <summary>Writes the property or method that returns a bound resource.</summary>
    public static void Child(CodeWriter code, BoundChild child, string known)
    {
        code.Line(child.Key is { } key
            ? $"/// <summary>What belongs to one <c>{DocComment.Escape(key.JsonName)}</c>. Sends nothing.</summary>\npublic {child.ClassName} {child.Name}({CSharpType.Bare(key.TypeRef)} {Identifier.Escape(key.Parameter)}) => new({known}, {Identifier.Escape(key.Parameter)});"
            : $"/// <inheritdoc cref=\"{child.ClassName}\"/>\npublic {child.ClassName} {child.Name} => new({known});");
    }

    private static void Forward(CodeWriter code, BoundPlan plan, ResourcePlan resource, ActionPlan action, string name, string type, string? without, bool hasToken)
    {
        var keys = plan.Keys.ToDictionary(k => k.JsonName, k => k.Name, StringComparer.Ordinal);
        bool IsKnown(ParameterPlan p) => p.In == ParameterLocation.Path && keys.ContainsKey(p.JsonName);
        var rest = action with { Parameters = action.Parameters.Where(p => !IsKnown(p)).ToEquatableArray() };
        var arguments = action.Parameters.Where(p => p.Name != without).Select(p => IsKnown(p) ? keys[p.JsonName] : Identifier.Escape(p.Name)).Append("options").Concat(hasToken ? ["cancellationToken"] : []);
        code.Line($"/// <inheritdoc cref=\"{resource.ClassName}.{name}Async\"/>");
        DocComment.Obsolete(code, action.Doc);
        code.Line($"public {type} {name}Async({ActionCode.Signature(rest, without)}{(hasToken ? ", Th::CancellationToken cancellationToken = default" : "")}) => Client.{resource.PropertyName}.{name}Async({string.Join(", ", arguments)});");
    }
}
