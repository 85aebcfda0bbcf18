using System.Diagnostics;
using LosantGen.Benchmarks.Generator;
if (args[0] == "cold") { ColdCompile.Run(int.Parse(args[1])); return; }
var set = args[0] switch { "data" => DescriptionSet.Data, "twice" => DescriptionSet.Vendor!.Twice(), _ => DescriptionSet.Vendor! };
var what = args[1];
var d = GeneratorSteps.Read(set); var p = GeneratorSteps.Plan(d);
double best=1e9; var all = new List<double>();
for (var end = Stopwatch.StartNew(); end.Elapsed.TotalSeconds < double.Parse(args[2]);) {
  var t = Stopwatch.GetTimestamp();
  switch (what) { case "read": GeneratorSteps.Read(set); break; case "plan": GeneratorSteps.Plan(d); break; case "emit": GeneratorSteps.Emit(p); break; case "check": GeneratorSteps.Check(d); break; case "eq": GeneratorSteps.Plan(d).Equals(p); break; }
  var e = Stopwatch.GetElapsedTime(t).TotalMilliseconds; best = Math.Min(best, e); all.Add(e);
}
all.Sort(); Console.WriteLine($"{what} best {best:F2} ms median {all[all.Count/2]:F2}");
