namespace Losant.Runtime.Http.Responses;

/// <summary>The body does not matter.</summary>
internal readonly struct NoBody : IResponseReader<bool>
{
    public static bool Read(in BufferedResponse response) => true;
}

/// <summary>The response is handed on as it is.</summary>
internal readonly struct AnyBody : IResponseReader<LosantRawResponse>
{
    public static LosantRawResponse Read(in BufferedResponse response) => response.ToRaw();
}

/// <summary>There must be a body.</summary>
internal readonly struct RequiredBody<T, TCodec> : IResponseReader<T>
    where TCodec : IJsonCodec<T>
{
    public static T Read(in BufferedResponse response) => response.Read(static (_, utf8) => JsonText.Deserialize<T, TCodec>(utf8));
}

/// <summary>There may be a body.</summary>
internal readonly struct OptionalBody<T, TCodec> : IResponseReader<T?>
    where TCodec : IJsonCodec<T>
{
    public static T? Read(in BufferedResponse response) => response.IsEmpty ? default : RequiredBody<T, TCodec>.Read(response);
}

/// <summary>What body there is depends on the status.</summary>
internal readonly struct BodyByStatus<T, TResult> : IResponseReader<T>
    where T : class
    where TResult : IResponseUnion<T>
{
    public static T Read(in BufferedResponse response)
    {
        // A body that comes nevertheless does not matter, as it does not where an action never gives one.
        if (TResult.Nothing(response.Status) is { } nothing)
            return nothing;
        return response.Read(static (status, utf8) =>
        {
            var input = new JsonInput(utf8);
            var result = TResult.Read(status, ref input);
            input.Finish();
            return result;
        });
    }
}
