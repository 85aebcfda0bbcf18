using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes how a value becomes a union: by conversions from the types of its cases, and by factories where C# has no conversion.</summary>
/// <param name="code">Where to.</param>
/// <param name="item">The case.</param>
/// <param name="given">The types from which the union has a conversion already; null where no two cases have one type.</param>
internal sealed class CaseConversions(CodeWriter code, CaseCode item, HashSet<string>? given = null)
{
    /// <summary>Conversions to the union; a type of which there is one already gets no second.</summary>
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
                    code.Line("/// <summary>Makes one of this case; null is none.</summary>");
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

    // Nullable references are no types of their own to C#.
    private bool IsFree(string from) => given is null || given.Add(from.Replace("?", ""));

    private void Convert(string from, string value)
    {
        if (!IsFree(from)) return;
        var isReference = from is "string" || !item.TypeRef.IsStruct;
        code.Line("/// <summary>Makes one of this case.</summary>");
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

    /// <summary>Makes one of the case, with what is known beside the value; for unions whose cases may have one type.</summary>
    public void Factory(string beside, string doc)
    {
        code.Line($"/// <summary>{doc}</summary>");
        code.Line($"public static {item.Union} Of{item.Name}({item.Type} value) => new({item.Number}, value{(item.TypeRef.IsStruct ? "" : " ?? throw new Sys::ArgumentNullException(nameof(value))")}) {{ {beside} }};");
    }

    // C# converts from no interface.
    private void From()
    {
        code.Line($"/// <summary>Makes one that is {CaseCode.DocName(item.TypeRef)}.</summary>");
        code.Line($"public static {item.Union} Of{item.Name}({item.Type} value) => new({item.Number}, value ?? throw new Sys::ArgumentNullException(nameof(value)));");
    }
}
