using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes how a value becomes a union: conversions from the types of its cases, and factory methods where C# has no conversion.</summary>
/// <param name="code">The writer.</param>
/// <param name="item">The case.</param>
/// <param name="given">The types from which the union already has a conversion; null if no two cases have the same type.</param>
internal sealed class CaseConversions(CodeWriter code, CaseCode item, HashSet<string>? given = null)
{
    /// <summary>Writes conversions to the union, at most one from each type.</summary>
    public void Write()
    {
        switch (item.TypeRef.Kind)
        {
            case TypeRefKind.List:
                Convert($"{CSharpType.Of(item.TypeRef.Item!)}[]", "value");
                Convert($"Col::List<{CSharpType.Of(item.TypeRef.Item!)}>", "value");
                From();
                break;
            case TypeRefKind.Map:
                Convert($"Col::Dictionary<string, {CSharpType.Of(item.TypeRef.Item!)}>", "value");
                From();
                break;
            case TypeRefKind.Enum:
                Convert(item.Type, "value");
                Convert("string", $"new {item.Type}(value)");
                break;
            case TypeRefKind.Scalar:
                if (IsFree(item.Type))
                {
                    code.Line("/// <summary>Converts a value of this case; a JSON null becomes null.</summary>");
                    code.Line($"public static implicit operator {item.Union}?({item.Type} value) => value.IsNull ? null : new({item.Number}, value);");
                }
                if (item.TypeRef.Rule!.Kinds.HasFlag(JsonKinds.String))
                {
                    Convert("string", $"new {item.Type}(value)");
                    Convert("Sys::DateTimeOffset", $"({item.Type})value");
                }
                if ((item.TypeRef.Rule.Kinds & (JsonKinds.Number | JsonKinds.Integer)) != 0)
                {
                    Convert("long", $"new {item.Type}(value)");
                    Convert("double", $"new {item.Type}(value)");
                }
                if (item.TypeRef.Rule.Kinds.HasFlag(JsonKinds.Boolean)) Convert("bool", $"new {item.Type}(value)");
                break;
            default:
                Convert(item.Type, "value");
                break;
        }
    }

    // To C#, a nullable reference type is the same type as the non-nullable one.
    private bool IsFree(string from) => given is null || given.Add(from.Replace("?", ""));

    private void Convert(string from, string value)
    {
        if (!IsFree(from)) return;
        var isReference = from is "string" || !item.TypeRef.IsStruct;
        code.Line("/// <summary>Converts a value of this case.</summary>");
        if (isReference)
        {
            code.Line("[return: Sys::Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(value))]");
            code.Line($"public static implicit operator {item.Union}?({from}? value) => value is null ? null : new({item.Number}, {value});");
        }
        else
        {
            code.Line($"public static implicit operator {item.Union}({from} value) => new({item.Number}, {value});");
        }
    }

    /// <summary>Writes a factory method of the case that also sets the properties beside the value; for unions whose cases may have the same type.</summary>
    public void Factory(string beside, string doc)
    {
        code.Line($"/// <summary>{doc}</summary>");
        code.Line($"public static {item.Union} Of{item.Name}({item.Type} value) => new({item.Number}, value{(item.TypeRef.IsStruct ? "" : " ?? throw new Sys::ArgumentNullException(nameof(value))")}) {{ {beside} }};");
    }

    // C# does not allow user-defined conversions from an interface.
    private void From()
    {
        code.Line($"/// <summary>Creates an instance from {CaseCode.DocName(item.TypeRef)}.</summary>");
        code.Line($"public static {item.Union} Of{item.Name}({item.Type} value) => new({item.Number}, value ?? throw new Sys::ArgumentNullException(nameof(value)));");
    }
}
