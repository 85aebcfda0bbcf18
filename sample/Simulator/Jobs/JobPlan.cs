using System.Text.Json.Nodes;

namespace Losant.Simulator.Jobs;

/// <summary>Work in steps: done at once for a response with its result, or as a job.</summary>
internal sealed record JobPlan
{
    /// <summary>How many steps there are.</summary>
    public int Total { get; init; } = 1;

    /// <summary>Does one step.</summary>
    public Action<int, JobResult> Step { get; init; } = static (_, _) => { };

    /// <summary>Called after the last step.</summary>
    public Action<JobResult> Finish { get; init; } = static _ => { };

    /// <summary>The response when the work is done at once; its output by default.</summary>
    public Func<JobResult, JsonNode> Respond { get; init; } = static result => result.Output;

    /// <summary>What the job's log has as its input, beside what every log has.</summary>
    public JsonObject Input { get; init; } = [];

    public JsonNode Run()
    {
        var result = new JobResult();
        for (var i = 0; i < Total; i++)
            Step(i, result);
        Finish(result);
        return Respond(result);
    }
}

/// <summary>What a job has made so far.</summary>
internal sealed class JobResult
{
    /// <summary>The output in the job's log.</summary>
    public JsonObject Output { get; } = [];

    public List<Store.Blob> Files { get; } = [];

    /// <summary>Counts something in the output.</summary>
    public void Count(string member, int more = 1) => Output[member] = (int)(Store.JsonRead.Number(Output[member]) ?? 0) + more;
}
