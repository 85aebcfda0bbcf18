using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes the event type of an action that streams several kinds of events: a union whose discriminator is the event's name.</summary>
internal static class EventUnionEmitter
{
    private const string Beside = "EventName = name";

    public static string Emit(EventUnionPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var name = plan.Name;
        DocComment.Write(code, plan.Doc, "One of several events.");
        using (code.Generated().Open($"{options.Accessibility} sealed partial class {name} : Lo::LosantUnion, Rt::IEventUnion<{name}>"))
        {
            var cases = plan.Cases.Select((c, i) => new CaseCode(c.Name, c.TypeRef, i + 1, name)).ToList();
            var mayBeNothing = plan.Cases.Any(c => CaseCode.MayBeNull(c.TypeRef));
            UnionCode.Storage(code, name);
            code.Line("/// <summary>The event's name in the stream.</summary>");
            code.Line("public string EventName { get; private init; } = \"\";\n");
            if (mayBeNothing)
            {
                UnionCode.IsNothing(code, "the event's data is null");
                code.Line("/// <summary>Creates an event whose data is null.</summary>");
                code.Line($"public static {name} OfNothing(string eventName) => new(-1, \"\") {{ EventName = eventName }};\n");
            }
            foreach (var (item, of) in cases.Zip(plan.Cases, (item, of) => (item, of)))
            {
                var eventName = $"<c>{DocComment.Escape(of.EventName)}</c>";
                new CaseConversions(code, item).Factory($"EventName = {Literal.Of(of.EventName)}", $"Creates an event {eventName}: {DocComment.Sentence(of.Description) ?? CaseCode.DocName(of.TypeRef) + "."}");
                item.TryGet(code, $"Gets the data of an event {eventName}: {CaseCode.DocName(of.TypeRef)}.");
            }
            UnionCode.Match(code, cases, mayBeNothing);
            code.Line($"static {name} Rt::IEventUnion<{name}>.Read(string name, ref Rt::JsonInput r) => name switch\n{{");
            foreach (var (item, of) in cases.Zip(plan.Cases, (item, of) => (item, of)))
                code.Line($"\t{Literal.Of(of.EventName)} => {item.Read(of.TypeRef, Beside)},");
            code.Line($"\t_ => new(0, r.ReadElement()) {{ {Beside} }},\n}};\n");
            code.Line("/// <summary>Creates an event whose name or data the description does not have; data that is not valid JSON is a string.</summary>");
            // An event whose data can be any value also accepts data that is not valid JSON.
            var any = plan.Cases.Select((c, i) => c.TypeRef.Kind == TypeRefKind.Any ? $"{Literal.Of(c.EventName)} => Of{c.Name}(data), " : "");
            var unknown = "new(0, data) { EventName = eventName }";
            var value = string.Concat(any) is { Length: > 0 } arms ? $"eventName switch {{ {arms}_ => {unknown} }}" : unknown;
            code.Line($"public static {name} OfUnknown(string eventName, {CSharpType.Json} data) => {value};");
        }
        return SourceFile.Complete(code, options);
    }
}
