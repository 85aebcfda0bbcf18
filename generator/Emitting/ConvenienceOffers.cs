using System.Text.RegularExpressions;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>
/// Says what a plan offers to conveniences, in lines: <c>Type.Member: type</c>, <c>Type.Method(parameter: type)</c>, <c>Type(type)</c> for a
/// conversion, <c>new Type: members</c> for the members that a new object must have, and <c>call Type.Method: parameters</c> for the arguments that a
/// call must have. C# types have no namespaces in them.
/// </summary>
internal static class ConvenienceOffers
{
    /// <summary>The conveniences of which all needs are met.</summary>
    public static EquatableArray<MetConvenience> MetBy(Plan plan)
    {
        if (plan.Client is not { } client) return default;
        var names = new ConvenienceNames(plan.Renamed);
        var needs = Convenience.All.ToDictionary(c => c, c => c.Needs.Select(names.InNeed).ToList());
        var owners = new HashSet<string>(needs.Values.SelectMany(n => n).Select(OwnerOf), StringComparer.Ordinal);
        var offers = new HashSet<string>(plan.Types.Where(t => owners.Contains(t.Name)).SelectMany(Of)
            .Concat(plan.Resources.Where(r => owners.Contains(r.ClassName)).SelectMany(Of))
            .Concat(client.Resources.Select(r => $"LosantClient.{r.PropertyName}: {r.ClassName}")), StringComparer.Ordinal);
        var bound = BoundTarget.Of(plan);
        var taken = new HashSet<string>(plan.Types.Select(t => t.Name), StringComparer.Ordinal);
        return Convenience.All.Where(c => c.Needs.Count > 0 && needs[c].All(offers.Contains) && !c.Declares.Any(taken.Contains))
            .Select(c => new MetConvenience(c.Name, plan.Renamed.Where(r => c.Words.Contains(r.Usual)).ToEquatableArray(), BoundConveniences.TargetsOf(c, bound))).ToEquatableArray();
    }

    private static string OwnerOf(string need)
    {
        var start = need.StartsWith("new ", StringComparison.Ordinal) ? 4 : need.StartsWith("call ", StringComparison.Ordinal) ? 5 : 0;
        var end = start;
        while (end < need.Length && (char.IsLetterOrDigit(need[end]) || need[end] == '_')) end++;
        return need.Substring(start, end - start);
    }

    private static IEnumerable<string> Of(TypePlan plan)
    {
        yield return plan.Name;
        switch (plan)
        {
            case ClassPlan type:
                yield return $"new {type.Name}: {string.Join(" ", type.Members.Where(m => type.IsRequest && m.Required && m.Constant is null).Select(m => m.Name).OrderBy(n => n, StringComparer.Ordinal))}";
                foreach (var member in type.Members) yield return $"{type.Name}.{member.Name}: {Plain(CSharpType.Bare(member.TypeRef))}{(member.Required && !member.TypeRef.Nullable ? "" : "?")}";
                if (type.Map is { } map) yield return $"{type.Name}.{type.MapName}: IReadOnlyDictionary<string, {Plain(CSharpType.Of(map.Item!))}>?";
                break;
            case EnumPlan type:
                yield return $"{type.Name}.Value: string";
                yield return $"{type.Name}(string)";
                foreach (var value in type.Values) yield return $"{type.Name}.{value.Name}: {type.Name}";
                break;
            case UnionPlan type:
                foreach (var source in type.Cases.SelectMany(c => SourcesOf(c.TypeRef))) yield return $"{type.Name}({source})";
                break;
            case ResponseUnionPlan type:
                foreach (var offer in type.Cases.Where(c => c.TypeRef is not null).SelectMany(c => TryGet($"{type.Name}.TryGet{c.Name}", c.TypeRef!))) yield return offer;
                break;
        }
    }

    private static IEnumerable<string> TryGet(string method, TypeRef type) => [$"{method}: bool", $"call {method}: value", $"{method}(value: {Plain(CSharpType.Bare(type))}?)"];

    // The types from which CaseConversions writes a conversion.
    private static IEnumerable<string> SourcesOf(TypeRef type) => type.Kind switch
    {
        TypeRefKind.List => [Plain(CSharpType.Of(type.Item!)) + "[]"],
        TypeRefKind.Map => [$"Dictionary<string, {Plain(CSharpType.Of(type.Item!))}>"],
        TypeRefKind.Enum => [type.Type!, "string"],
        TypeRefKind.Scalar when type.Rule!.Kinds.HasFlag(JsonKinds.String) => ["string"],
        _ => [Plain(CSharpType.Bare(type))],
    };

    private static IEnumerable<string> Of(ResourcePlan plan)
    {
        yield return plan.ClassName;
        foreach (var action in plan.Actions)
        {
            foreach (var offer in Of($"{plan.ClassName}.{action.Name}Async", new ResponseCode(action.Response).Type, action, without: null)) yield return offer;
            yield return $"{plan.ClassName}.{action.Name}Async(cancellationToken: CancellationToken)";
            if (action.Page is not { } page) continue;
            var pageable = $"LosantPageable<{CSharpType.Of(action.Response.TypeRef!)}, {CSharpType.Of(page.Item)}>";
            foreach (var offer in Of($"{plan.ClassName}.{page.Name}Async", pageable, action, page.PositionParameter)) yield return offer;
        }
    }

    private static IEnumerable<string> Of(string method, string type, ActionPlan action, string? without)
    {
        var parameters = action.Parameters.Where(p => p.Name != without).ToList();
        yield return $"{method}: {Plain(type)}";
        yield return $"call {method}: {string.Join(" ", parameters.Where(p => p.Required).Select(p => p.Name))}";
        yield return $"{method}(options: LosantRequestOptions?)";
        foreach (var parameter in parameters) yield return $"{method}({parameter.Name}: {Plain(CSharpType.Bare(parameter.TypeRef))}{(parameter.Required && !parameter.TypeRef.Nullable ? "" : "?")})";
    }

    private static string Plain(string type) => type.IndexOf(':') < 0 && type.IndexOf('.') < 0 ? type : Regex.Replace(type, @"[\w.]+(::|\.)(?=\w)", "");
}
