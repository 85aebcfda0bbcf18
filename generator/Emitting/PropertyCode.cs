using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>
/// The C# of one member. An absent member is null. If JSON null has a meaning too, or if a missing value would look like one that
/// was sent, a field behind the property tells them apart.
/// </summary>
internal sealed class PropertyCode(MemberPlan plan, bool isRequest)
{
    private readonly TypeRef _slot = plan.TypeRef;

    /// <summary>The member distinguishes absent, null and a value.</summary>
    private bool IsTristate => _slot.Nullable;

    private bool HasField => IsTristate || plan.Required;

    public string JsonName => plan.JsonName;

    public TypeRef TypeRef => _slot;

    public bool IsRequiredByApi => plan.Required;

    public bool IsConstant => isRequest && plan.Constant is not null;

    /// <summary>The property has the C# modifier <c>required</c>.</summary>
    public bool IsRequired => isRequest && plan.Required && plan.Constant is null;

    public string Field => "_" + plan.Name;

    public void Declare(CodeWriter code)
    {
        var type = CSharpType.Bare(_slot);
        var modifier = IsRequired ? "public required" : "public";
        if (IsTristate)
        {
            code.Line($"private Rt::Optional<{OptionalType}> {Field};");
            Document(code, "Setting null sends null; a property that is never set is omitted.");
            code.Line($"{modifier} {type}? {plan.Name} {{ get => {Field}.Value; set => {Field} = new(value); }}");
            code.Line($"/// <summary>Whether <see cref=\"{plan.Name}\"/> is set, possibly to null.</summary>");
            code.Line($"public bool {plan.PresenceName} {{ get => {Field}.IsSet; set => {Field}.IsSet = value; }}\n");
            return;
        }
        if (!HasField)
        {
            Document(code, null);
            code.Line($"{modifier} {type}? {plan.Name} {{ get; set; }}\n");
            return;
        }
        code.Line($"private {type}? {Field}{(IsConstant ? $" = {Literal.Of(plan.Constant!)}" : "")};");
        Document(code, null);
        code.Line($"{modifier} {type} {plan.Name} {{ get => {Field}{WhenMissing}; set => {Field} = value; }}\n");
    }

    /// <summary>The statement that reads the member into <c>x</c>.</summary>
    public string Read()
    {
        if (plan.Required) return $"{(_slot.Kind == TypeRefKind.Any ? "" : "r.Required(); ")}x.{(IsTristate ? plan.Name : Field)} = {Reading};";
        // A value that does not fit leaves the member absent, which is not the same as null.
        return IsTristate && _slot.Kind != TypeRefKind.Any ? $"x.{Field} = r.Nullable({Reading});" : $"x.{plan.Name} = {Reading};";
    }

    /// <summary>The statement that writes the member of <c>x</c>.</summary>
    public string Write()
    {
        var name = Literal.OfJsonName(plan.JsonName);
        if (IsTristate)
        {
            var method = IsPlain ? "Nullable" : _slot.IsStruct ? $"NullableValue<{Types}>" : $"Nullable<{Types}>";
            return $"w.{method}({name}, x.{Field});";
        }
        return $"w.{Method("Member")}({name}, {Stored("x.")});";
    }

    /// <summary>An expression for the stored value: null if there is none.</summary>
    public string Stored(string owner) => owner + (HasField && !IsTristate ? Field : plan.Name);

    public string IsPresent(string owner) => IsTristate ? $"{owner}{Field}.IsSet" : $"{Stored(owner)} is not null";

    private string OptionalType => CSharpType.Bare(_slot) + (_slot.IsStruct ? "?" : "");

    private string Types => $"{CSharpType.Bare(_slot)}, {CSharpType.BareCodec(_slot)}";

    private bool IsPlain => _slot.Kind is TypeRefKind.String or TypeRefKind.Integer or TypeRefKind.Number or TypeRefKind.Boolean or TypeRefKind.DateTime or TypeRefKind.Scalar or TypeRefKind.Any;

    private string Reading => _slot.Kind switch
    {
        TypeRefKind.String => "r.ReadString()",
        TypeRefKind.Integer => "r.ReadInt64()",
        TypeRefKind.Number => "r.ReadDouble()",
        TypeRefKind.Boolean => "r.ReadBoolean()",
        TypeRefKind.DateTime => "r.ReadDateTime()",
        TypeRefKind.Date or TypeRefKind.Instant => $"r.ReadValue<{Types}>()",
        TypeRefKind.Scalar => IsTristate || !plan.Required ? "r.ReadScalarOrNull()" : "r.ReadScalar()",
        TypeRefKind.Any => "r.ReadAny()",
        TypeRefKind.Enum => $"r.ReadEnum<{_slot.Type}>()",
        TypeRefKind.Class or TypeRefKind.Union => $"r.ReadModel<{_slot.Type}>()",
        TypeRefKind.List when plan.IsPage => $"r.ReadItems<{CSharpType.Of(_slot.Item!)}, {CSharpType.Codec(_slot.Item!)}>()",
        TypeRefKind.List when IsListOf(TypeRefKind.String) => "r.ReadStrings()",
        TypeRefKind.List when IsListOfModels => $"r.ReadModels<{_slot.Item!.Type}>()",
        _ => $"r.ReadObject<{Types}>()",
    };

    // The runtime has methods of their own for common types; C# infers the type arguments.
    private string Method(string general) => _slot.Kind switch
    {
        TypeRefKind.Enum => "Enum",
        TypeRefKind.Date or TypeRefKind.Instant => $"MemberValue<{Types}>",
        TypeRefKind.Class or TypeRefKind.Union => "Model",
        TypeRefKind.List when IsListOf(TypeRefKind.String) => "Strings",
        TypeRefKind.List when IsListOfModels => "Models",
        _ => IsPlain ? general : $"{general}<{Types}>",
    };

    private bool IsListOfModels => IsListOf(TypeRefKind.Enum) || IsListOf(TypeRefKind.Class) || IsListOf(TypeRefKind.Union);

    private bool IsListOf(TypeRefKind kind) => _slot.Item is { Nullable: false } item && item.Kind == kind;

    private string WhenMissing => _slot.Kind switch
    {
        TypeRefKind.String => " ?? \"\"",
        TypeRefKind.List => " ?? []",
        TypeRefKind.Map => $" ?? Sys::Collections.ObjectModel.ReadOnlyDictionary<string, {CSharpType.Of(_slot.Item!)}>.Empty",
        TypeRefKind.Class or TypeRefKind.Union => "!",
        _ => ".GetValueOrDefault()",
    };

    private void Document(CodeWriter code, string? more) => DocComment.Write(code, plan.Doc, $"<c>{DocComment.Escape(plan.JsonName)}</c>", more);
}
