using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes the file of a type of any kind.</summary>
internal static class TypeEmitter
{
    public static string Emit(TypePlan plan, EmitOptions options) => plan switch
    {
        ClassPlan type => ClassEmitter.Emit(type, options),
        EnumPlan type => EnumEmitter.Emit(type, options),
        UnionPlan type => UnionEmitter.Emit(type, options),
        RootListPlan type => RootEmitter.Emit(type, options),
        RootMapPlan type => RootEmitter.Emit(type, options),
        RootInstantPlan type => RootEmitter.Emit(type, options),
        ResponseUnionPlan type => ResponseUnionEmitter.Emit(type, options),
        EventUnionPlan type => EventUnionEmitter.Emit(type, options),
        _ => throw new InvalidOperationException("There is no emitter for " + plan.GetType().Name + "."),
    };
}
