namespace Losant.Runtime.Http.Responses;

/// <summary>Ignores the body.</summary>
internal readonly struct NoBody : IResponseReader<bool>
{
    public static bool Read(in BufferedResponse response) => true;
}

/// <summary>Returns the raw response.</summary>
internal readonly struct AnyBody : IResponseReader<LosantRawResponse>
{
    public static LosantRawResponse Read(in BufferedResponse response) => response.ToRaw();
}

/// <summary>Reads a required body.</summary>
internal readonly struct RequiredBody<T, TCodec> : IResponseReader<T>
    where TCodec : IJsonCodec<T>
{
    public static T Read(in BufferedResponse response) => response.Read(static (_, utf8) => JsonText.Deserialize<T, TCodec>(utf8));
}

/// <summary>Reads an optional body.</summary>
internal readonly struct OptionalBody<T, TCodec> : IResponseReader<T?>
    where TCodec : IJsonCodec<T>
{
    public static T? Read(in BufferedResponse response) => response.IsEmpty ? default : RequiredBody<T, TCodec>.Read(response);
}

/// <summary>Reads a body that depends on the status.</summary>
internal readonly struct BodyByStatus<T, TResult> : IResponseReader<T>
    where T : class
    where TResult : IResponseUnion<T>
{
    public static T Read(in BufferedResponse response)
    {
        // An unexpected body is ignored, as for actions without a response body.
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
