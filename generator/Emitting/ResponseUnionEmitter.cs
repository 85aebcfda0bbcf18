using System.Globalization;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes the response type of an action whose success codes have different bodies: a union whose discriminator is the status.</summary>
internal static class ResponseUnionEmitter
{
    private const string Beside = "Status = status";

    public static string Emit(ResponseUnionPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var name = plan.Name;
        DocComment.Write(code, plan.Doc, "One of several responses.");
        using (code.Generated().Open($"{options.Accessibility} sealed partial class {name} : Lo::LosantUnion, Rt::IResponseUnion<{name}>"))
        {
            var withBody = plan.Cases.Where(c => c.TypeRef is not null).ToList();
            var without = plan.Cases.Where(c => c.TypeRef is null).Select(c => c.Status.ToString(CultureInfo.InvariantCulture)).ToList();
            var cases = withBody.GroupBy(c => c.Name).Select((g, i) => new CaseCode(g.Key, g.First().TypeRef!, i + 1, name)).ToList();
            var mayBeNothing = without.Count > 0 || withBody.Any(c => CaseCode.MayBeNull(c.TypeRef!));
            UnionCode.Storage(code, name);
            code.Line("/// <summary>The HTTP status of the response; 0 for an instance that a program created.</summary>");
            code.Line("public int Status { get; private init; }\n");
            if (mayBeNothing)
            {
                UnionCode.IsNothing(code, "the status has no body, or the body is null");
                code.Line("/// <summary>Creates a response without a value, for tests.</summary>");
                code.Line($"public static {name} OfNothing(int status) => {CaseCode.Nothing(Beside)};\n");
            }
            code.Line("/// <summary>Creates a response with a body that the description does not have, for tests.</summary>");
            code.Line($"public static {name} OfUnknown(int status, {CSharpType.Json} value) => new(0, value) {{ {Beside} }};\n");
            code.Line("/// <summary>Creates a response with the same value and another status, for tests.</summary>");
            code.Line($"public {name} WithStatus(int status) => new(Case_Number, Case_Value) {{ {Beside} }};\n");
            var given = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in cases) new CaseConversions(code, item, given).Write();
            foreach (var item in cases) item.TryGet(code);
            UnionCode.Match(code, cases, mayBeNothing);
            code.Line($"static {name} Rt::IResponseUnion<{name}>.Read(int status, ref Rt::JsonInput r) => status switch\n{{");
            foreach (var item in withBody)
            {
                var body = cases.First(c => c.Name == item.Name);
                code.Line($"\t{item.Status.ToString(CultureInfo.InvariantCulture)} => {body.Read(item.TypeRef!, Beside)},");
            }
            code.Line("\t_ => OfUnknown(status, r.ReadElement()),\n};");
            if (without.Count > 0) code.Line($"\nstatic {name}? Rt::IResponseUnion<{name}>.Nothing(int status) => status is {string.Join(" or ", without)} ? OfNothing(status) : null;");
        }
        return SourceFile.Complete(code, options);
    }
}
