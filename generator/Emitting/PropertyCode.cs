using System.Globalization;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>
/// The C# of one member. An absent member is null. If JSON null has a meaning too, or if a missing value would look like one that
/// was sent, a field behind the property tells them apart.
/// </summary>
internal sealed class PropertyCode(MemberPlan plan, int number, bool isRequest)
{
    private readonly TypeRef _slot = plan.TypeRef;

    /// <summary>The member distinguishes absent, null and a value.</summary>
    private bool IsTristate => _slot.Nullable;

    private bool HasField => IsTristate || plan.Required;

    public string JsonName => plan.JsonName;

    /// <summary>The member's place in the table of names.</summary>
    public string Number { get; } = number.ToString(CultureInfo.InvariantCulture);

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

    /// <summary>The statement that lists the member of <c>x</c>, to write it or to check it.</summary>
    /// <param name="checks">Whether the rules of the member's value are known here.</param>
    public string List(bool checks)
    {
        var (method, rules) = Listing(checks);
        var required = checks && plan.Required ? ", required: true" : "";
        return $"m.{(IsTristate ? "Nullable" : "")}{method}({Number}, {(IsTristate ? "x." + Field : Stored("x."))}{rules}{required});";
    }

    /// <summary>What is within the value has checks, which the statement does not make.</summary>
    public bool HasInnerChecks => _slot.HasChecks && (_slot.Kind == TypeRefKind.Map || (_slot.Kind == TypeRefKind.List && ValidationCode.ListCheck(_slot) is null));

    /// <summary>An expression for the stored value: null if there is none.</summary>
    public string Stored(string owner) => owner + (HasField && !IsTristate ? Field : plan.Name);

    public string IsPresent(string owner) => IsTristate ? $"{owner}{Field}.IsSet" : $"{Stored(owner)} is not null";

    private string OptionalType => CSharpType.Bare(_slot) + (_slot.IsStruct ? "?" : "");

    private string Types => $"{CSharpType.Bare(_slot)}, {CSharpType.BareCodec(_slot)}";

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
    private (string Method, string Rules) Listing(bool checks) => _slot.Kind switch
    {
        TypeRefKind.Enum => ("Enum", ""),
        TypeRefKind.Class or TypeRefKind.Union => (checks && _slot.Variant is not null ? $"Object<{Types}>" : "Model", ""),
        TypeRefKind.List when IsListOf(TypeRefKind.String) && (!checks || !HasInnerChecks) => ("Strings", checks ? ListRules : ""),
        TypeRefKind.List when IsListOfModels && (!checks || !HasInnerChecks) => ("Models", checks ? ListRules : ""),
        TypeRefKind.List or TypeRefKind.Map => ($"Value<{Types}>", ""),
        TypeRefKind.Instant => ("Instant", checks && _slot.Rule is not null ? ", " + ValidationCode.InstantRules(_slot) : ""),
        _ => (_slot.Kind.ToString(), checks && _slot.Rule is { } rule ? ", " + CSharpType.Rule(rule) : ""),
    };

    private string ListRules => ValidationCode.ListCheck(_slot) ?? "";

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

    private void Document(CodeWriter code, string? more) => DocComment.WriteMember(code, plan.Doc, plan.JsonName, more);
}
