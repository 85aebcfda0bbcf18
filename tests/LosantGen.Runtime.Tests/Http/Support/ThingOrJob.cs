using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>The response of an action with two success codes.</summary>
internal sealed record ThingOrJob(Thing? Thing, string? JobId) : IResponseUnion<ThingOrJob>
{
    public static ThingOrJob Read(int status, ref JsonInput input)
    {
        if (status != 202)
            return new ThingOrJob(Thing.Read(ref input), null);
        string? jobId = null;
        input.BeginObject();
        while (input.NextMember(out var member))
        {
            if (member.SequenceEqual("jobId"u8))
                jobId = input.ReadString();
        }

        return new ThingOrJob(null, jobId);
    }
}
