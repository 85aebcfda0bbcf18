using LosantGen.Planning;

namespace LosantGen.Emitting;

/// <summary>
/// The C# of one member. What may be absent is null; where JSON null means something too, or where a missing value would
/// look like one that was sent, a field behind the property keeps them apart.
/// </summary>
internal sealed class PropertyCode(MemberPlan plan, bool isRequest)
{
    private readonly Slot _slot = plan.Slot;

    /// <summary>Nothing, null and a value are three things.</summary>
    private bool IsTristate => _slot.Nullable;

    private bool HasField => IsTristate || plan.Required;

    public string JsonName => plan.JsonName;

    public Slot Slot => _slot;

    public bool IsRequiredByApi => plan.Required;

    public bool IsConstant => isRequest && plan.Constant is not null;

    /// <summary>The property has C#'s <c>required</c>.</summary>
    public bool IsRequired => isRequest && plan.Required && plan.Constant is null;

    public string Field => "_" + plan.Name;

    public void Declare(CodeWriter code)
    {
        var type = CSharpType.Bare(_slot);
        var modifier = IsRequired ? "public required" : "public";
        if (IsTristate)
        {
            code.Line($"private Rt::Maybe<{MaybeType}> {Field};");
            Document(code, "Setting null sends null; what is never set is left out.");
            code.Line($"{modifier} {type}? {plan.Name} {{ get => {Field}.Value; set => {Field} = new(value); }}");
            code.Line($"/// <summary>Whether <see cref=\"{plan.Name}\"/> is set, perhaps to null.</summary>");
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
        var target = "x." + (HasField && !IsTristate ? Field : plan.Name);
        return $"{target} = {Reading};";
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

    /// <summary>An expression for what is kept: null where nothing is there.</summary>
    public string Stored(string owner) => owner + (HasField && !IsTristate ? Field : plan.Name);

    public string IsPresent(string owner) => IsTristate ? $"{owner}{Field}.IsSet" : $"{Stored(owner)} is not null";

    private string MaybeType => CSharpType.Bare(_slot) + (_slot.IsStruct ? "?" : "");

    private string Types => $"{CSharpType.Bare(_slot)}, {CSharpType.BareCodec(_slot)}";

    private bool IsPlain => _slot.Kind is SlotKind.String or SlotKind.Integer or SlotKind.Number or SlotKind.Boolean or SlotKind.DateTime or SlotKind.Scalar or SlotKind.Any;

    private string Reading => _slot.Kind switch
    {
        SlotKind.String => "r.ReadString()",
        SlotKind.Integer => "r.ReadInt64()",
        SlotKind.Number => "r.ReadDouble()",
        SlotKind.Boolean => "r.ReadBoolean()",
        SlotKind.DateTime => "r.ReadDateTime()",
        SlotKind.Scalar => IsTristate || !plan.Required ? "r.ReadScalarOrNull()" : "r.ReadScalar()",
        SlotKind.Any => "r.ReadElement()",
        SlotKind.Enum => $"r.ReadEnum<{_slot.Type}>()",
        SlotKind.Class or SlotKind.Union => $"r.ReadModel<{_slot.Type}>()",
        SlotKind.List when IsListOf(SlotKind.String) => "r.ReadStrings()",
        SlotKind.List when IsListOfModels => $"r.ReadModels<{_slot.Item!.Type}>()",
        _ => $"r.ReadObject<{Types}>()",
    };

    // The runtime has a name of its own for what occurs often; C# finds the types from the arguments.
    private string Method(string general) => _slot.Kind switch
    {
        SlotKind.Enum => "Enum",
        SlotKind.Class or SlotKind.Union => "Model",
        SlotKind.List when IsListOf(SlotKind.String) => "Strings",
        SlotKind.List when IsListOfModels => "Models",
        _ => IsPlain ? general : $"{general}<{Types}>",
    };

    private bool IsListOfModels => IsListOf(SlotKind.Enum) || IsListOf(SlotKind.Class) || IsListOf(SlotKind.Union);

    private bool IsListOf(SlotKind kind) => _slot.Item is { Nullable: false } item && item.Kind == kind;

    private string WhenMissing => _slot.Kind switch
    {
        SlotKind.String => " ?? \"\"",
        SlotKind.List => " ?? []",
        SlotKind.Map => $" ?? Sys::Collections.ObjectModel.ReadOnlyDictionary<string, {CSharpType.Of(_slot.Item!)}>.Empty",
        SlotKind.Class or SlotKind.Union => "!",
        _ => ".GetValueOrDefault()",
    };

    private void Document(CodeWriter code, string? more) => DocText.Write(code, plan.Doc, $"<c>{DocText.Escape(plan.JsonName)}</c>", more);
}
