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
            Document(code, "JSON null is null with a value that was set; see " + plan.PresenceName + ".");
            code.Line($"{modifier} {type}? {plan.Name} {{ get => {Field}.Value; set => {Field} = new(value); }}\n");
            code.Line($"/// <summary>Whether <see cref=\"{plan.Name}\"/> is there, perhaps as null. False leaves it out.</summary>");
            code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Advanced)]");
            code.Line($"public bool {plan.PresenceName} {{ get => {Field}.IsSet; set => {Field} = value ? new({Field}.Value) : default; }}\n");
            return;
        }
        if (!HasField)
        {
            Document(code, null);
            code.Line($"{modifier} {type}? {plan.Name} {{ get; set; }}\n");
            return;
        }
        code.Line($"private {type}? {Field}{(IsConstant ? $" = new {type}({Literal.Of(plan.Constant!)})" : "")};");
        Document(code, null);
        code.Line($"{modifier} {type} {plan.Name} {{ get => {Field}{WhenMissing}; set => {Field} = value; }}\n");
    }

    /// <summary>The statement that reads the member into <c>value</c>.</summary>
    public string Read()
    {
        var target = "value." + (HasField && !IsTristate ? Field : plan.Name);
        return $"{target} = {Reading};";
    }

    /// <summary>The statement that writes the member of <c>value</c>.</summary>
    public string Write()
    {
        var name = Literal.OfJsonName(plan.JsonName);
        if (IsTristate)
        {
            var method = IsPlain ? "Nullable" : _slot.IsStruct ? $"NullableValue<{Types}>" : $"Nullable<{Types}>";
            return $"output.{method}({name}, value.{Field});";
        }
        return $"output.{(IsPlain ? "Member" : _slot.IsStruct ? $"MemberValue<{Types}>" : $"Member<{Types}>")}({name}, {Stored("value.")});";
    }

    /// <summary>An expression for what is kept: null where nothing is there.</summary>
    public string Stored(string owner) => owner + (HasField && !IsTristate ? Field : plan.Name);

    public string IsPresent(string owner) => IsTristate ? $"{owner}{Field}.IsSet" : $"{Stored(owner)} is not null";

    private string MaybeType => CSharpType.Bare(_slot) + (_slot.IsStruct ? "?" : "");

    private string Types => $"{CSharpType.Bare(_slot)}, {CSharpType.BareCodec(_slot)}";

    private bool IsPlain => _slot.Kind is SlotKind.String or SlotKind.Integer or SlotKind.Number or SlotKind.Boolean or SlotKind.DateTime or SlotKind.Scalar or SlotKind.Any;

    private string Reading => _slot.Kind switch
    {
        SlotKind.String => "input.ReadString()",
        SlotKind.Integer => "input.ReadInt64()",
        SlotKind.Number => "input.ReadDouble()",
        SlotKind.Boolean => "input.ReadBoolean()",
        SlotKind.DateTime => "input.ReadDateTime()",
        SlotKind.Scalar => IsTristate || !plan.Required ? "input.ReadScalarOrNull()" : "input.ReadScalar()",
        SlotKind.Any => "input.ReadElement()",
        SlotKind.Enum => $"input.ReadValue<{Types}>()",
        _ => $"input.ReadObject<{Types}>()",
    };

    private string WhenMissing => _slot.Kind switch
    {
        SlotKind.String => " ?? \"\"",
        SlotKind.List => " ?? []",
        SlotKind.Map => $" ?? global::System.Collections.ObjectModel.ReadOnlyDictionary<string, {CSharpType.Of(_slot.Item!)}>.Empty",
        SlotKind.Class or SlotKind.Union => "!",
        _ => ".GetValueOrDefault()",
    };

    private void Document(CodeWriter code, string? more) => DocText.Write(code, plan.Doc, $"The member <c>{DocText.Escape(plan.JsonName)}</c>.", more);
}
