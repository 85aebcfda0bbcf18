using System.Globalization;
using System.Linq;
using LosantGen.Planning;

namespace LosantGen.Emitting;

/// <summary>Writes what an action gives whose success codes have different bodies: a union that the status decides.</summary>
internal static class ResultEmitter
{
    public static string Emit(ResultPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var name = plan.Name;
        DocText.Write(code, plan.Doc, $"One of several answers.");
        using (code.Generated().Open($"{options.Accessibility} sealed partial class {name} : Lo::LosantUnion, Rt::IStatusResult<{name}>"))
        {
            var bodies = plan.Cases.Where(c => c.Slot is not null).GroupBy(c => c.Name).Select(g => g.First()).ToList();
            var cases = bodies.Select((c, i) => new CaseCode(c.Name, c.Slot!, i + 1, name)).ToList();
            CaseCode.Storage(code, name);
            code.Line("/// <summary>The HTTP status of the answer; 0 for one that a program made.</summary>");
            code.Line("public int Status { get; private init; }\n");
            foreach (var item in cases) item.Conversions(code);
            foreach (var item in cases) item.TryGet(code);
            CaseCode.MatchAndSwitch(code, cases);
            code.Line($"static {name} Rt::IStatusResult<{name}>.Read(int status, ref Rt::JsonInput r) => status switch\n{{");
            foreach (var item in plan.Cases.Where(c => c.Slot is not null))
            {
                var body = cases.First(c => c.Name == item.Name);
                code.Line($"    {item.Status.ToString(CultureInfo.InvariantCulture)} => {body.Read()} {{ Status = status }},");
            }
            code.Line("    _ => new(0, r.ReadElement()) { Status = status },\n};");
        }
        return SourceFile.Complete(code, options);
    }
}
