using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace LosantGen.Benchmarks.Measuring;

/// <summary>
/// Runs the methods of a benchmark class alternately in one process, and prints medians as ratios. A shared machine is sometimes
/// slow and sometimes fast, which affects alternating methods equally. Processor time is printed beside the wall time.
/// </summary>
internal static class Ratios
{
    // Bytes that the measurement itself allocates.
    private const double Noise = 512;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(Type type, int rounds)
    {
        var table = new Table("of", "what", "time µs", "ratio", "cpu µs", "cpu ratio", "to the limit", "allocated KB", "memory ratio");
        var parameter = type.GetProperties().SingleOrDefault(p => p.IsDefined(typeof(ParamsAttribute)) || p.IsDefined(typeof(ParamsSourceAttribute)));
        foreach (var value in Values(type, parameter))
        {
            var target = Activator.CreateInstance(type)!;
            parameter?.SetValue(target, value);
            Call<GlobalSetupAttribute>(target);
            await MeasureAsync(target, value?.ToString() ?? "", rounds, table).ConfigureAwait(false);
            Call<GlobalCleanupAttribute>(target);
        }

        table.Print($"{type.Name}: medians of {rounds.ToString(CultureInfo.InvariantCulture)} turns");
    }

    private static IEnumerable<object?> Values(Type type, PropertyInfo? parameter)
    {
        if (parameter is null) return [null];
        if (parameter.GetCustomAttribute<ParamsAttribute>() is { } given) return given.Values;
        var source = parameter.GetCustomAttribute<ParamsSourceAttribute>()!.Name;
        return (IEnumerable<object?>)type.GetProperty(source)!.GetValue(null)!;
    }

    private static async Task MeasureAsync(object target, string of, int rounds, Table table)
    {
        var cases = target.GetType().GetMethods().Where(m => m.IsDefined(typeof(BenchmarkAttribute))).Select(m => Case.Of(target, m)).ToList();
        foreach (var one in cases) await one.WarmUpAsync(WarmUp, Turn).ConfigureAwait(false);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var one in cases) await one.TakeTurnAsync().ConfigureAwait(false);
        }

        var baseline = cases.Single(c => c.IsBaseline);
        var limit = cases.SingleOrDefault(c => c.Name == "BarePass");
        foreach (var one in cases)
        {
            table.Add(
                of,
                one.Name,
                Table.Number(one.Time, 1),
                Table.Number(one.Time / baseline.Time, 2),
                Table.Number(one.Cpu, 1),
                Table.Number(one.Cpu / baseline.Cpu, 2),
                limit is null ? "" : Table.Number(one.Cpu / limit.Cpu, 2),
                Table.Number(one.Allocated / 1024, 1),
                baseline.Allocated < Noise ? "" : Table.Number(one.Allocated / baseline.Allocated, 2));
        }
    }

    private static void Call<TAttribute>(object target)
        where TAttribute : Attribute => target.GetType().GetMethods().SingleOrDefault(m => m.IsDefined(typeof(TAttribute)))?.Invoke(target, null);

    /// <summary>A method: how it is run, and its measurements.</summary>
    private sealed class Case
    {
        private readonly List<double> _times = [];
        private readonly List<double> _cpu = [];
        private readonly List<double> _allocated = [];
        private readonly Func<int, Task> _run;
        private readonly int _operations;
        private int _runs = 1;

        private Case(string name, bool isBaseline, int operations, Func<int, Task> run) =>
            (Name, IsBaseline, _operations, _run) = (name, isBaseline, operations, run);

        public string Name { get; }

        public bool IsBaseline { get; }

        /// <summary>Microseconds per operation.</summary>
        public double Time => Median.Of(_times);

        /// <summary>Processor time in microseconds, of all threads; other processes are not included.</summary>
        public double Cpu => Median.Of(_cpu);

        public double Allocated => Median.Of(_allocated);

        public static Case Of(object target, MethodInfo method)
        {
            var about = method.GetCustomAttribute<BenchmarkAttribute>()!;
            var bind = method.ReturnType == typeof(void) ? nameof(Bind) : typeof(Task).IsAssignableFrom(method.ReturnType) ? nameof(BindTask) : nameof(BindResult);
            var binder = typeof(Case).GetMethod(bind, BindingFlags.NonPublic | BindingFlags.Static)!;
            if (binder.IsGenericMethodDefinition) binder = binder.MakeGenericMethod(method.ReturnType);
            return new Case(method.Name, about.Baseline, Math.Max(1, about.OperationsPerInvoke), (Func<int, Task>)binder.Invoke(null, [target, method])!);
        }

        /// <summary>Runs until the code is fully optimized, and determines how many iterations fit into a turn.</summary>
        public async Task WarmUpAsync(TimeSpan time, TimeSpan turn)
        {
            for (var part = 0; part < 3; part++)
            {
                var watch = Stopwatch.StartNew();
                var runs = 0;
                while (watch.Elapsed < time / 3 || runs < 2)
                {
                    await _run(1).ConfigureAwait(false);
                    runs++;
                }

                _runs = Math.Max(1, (int)(turn / watch.Elapsed * runs));
                await Task.Delay(200).ConfigureAwait(false);
            }
        }

        public async Task TakeTurnAsync()
        {
            GC.Collect();
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var cpu = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.GetTimestamp();
            await _run(_runs).ConfigureAwait(false);
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            cpu = Environment.CpuUsage.TotalTime - cpu;
            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            _times.Add(elapsed / _runs / _operations);
            _cpu.Add(cpu.TotalMicroseconds / _runs / _operations);
            _allocated.Add((double)allocated / _runs / _operations);
        }

        private static Func<int, Task> Bind(object target, MethodInfo method)
        {
            var call = method.CreateDelegate<Action>(target);
            return runs =>
            {
                for (var i = 0; i < runs; i++) call();
                return Task.CompletedTask;
            };
        }

        private static Func<int, Task> BindResult<T>(object target, MethodInfo method)
        {
            var call = method.CreateDelegate<Func<T>>(target);
            return runs =>
            {
                for (var i = 0; i < runs; i++) Sink<T>.Value = call();
                return Task.CompletedTask;
            };
        }

        private static Func<int, Task> BindTask<T>(object target, MethodInfo method)
            where T : Task
        {
            var call = method.CreateDelegate<Func<T>>(target);
            return async runs =>
            {
                for (var i = 0; i < runs; i++) await call().ConfigureAwait(false);
            };
        }
    }

    /// <summary>Consumes results, so that the compiler cannot eliminate the work.</summary>
    private static class Sink<T>
    {
        public static T? Value { get; set; }
    }
}
