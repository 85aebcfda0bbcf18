namespace Losant.Runtime;

/// <summary>The body does not matter.</summary>
internal readonly struct NoBody : IAnswerReader<bool>
{
    public static bool Read(in Answer answer) => true;
}

/// <summary>There must be a body.</summary>
internal readonly struct RequiredBody<T, TJson> : IAnswerReader<T>
    where TJson : IJson<T>
{
    public static T Read(in Answer answer) => answer.Read(static (_, utf8) => JsonText.Parse<T, TJson>(utf8));
}

/// <summary>There may be a body.</summary>
internal readonly struct OptionalBody<T, TJson> : IAnswerReader<T?>
    where TJson : IJson<T>
{
    public static T? Read(in Answer answer) => answer.IsEmpty ? default : RequiredBody<T, TJson>.Read(answer);
}

/// <summary>What body there is depends on the status.</summary>
internal readonly struct BodyByStatus<T, TResult> : IAnswerReader<T>
    where T : class
    where TResult : IStatusResult<T>
{
    public static T Read(in Answer answer)
    {
        // A body that comes nevertheless does not matter, as it does not where an action never gives one.
        if (TResult.Nothing(answer.Status) is { } nothing)
            return nothing;
        return answer.Read(static (status, utf8) =>
        {
            var input = new JsonInput(utf8);
            var result = TResult.Read(status, ref input);
            input.Finish();
            return result;
        });
    }
}
