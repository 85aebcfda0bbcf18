namespace Losant.Runtime.Http.Responses;

/// <summary>Ignores the body.</summary>
internal readonly struct NoBody : IResponseReader<bool>
{
    public static bool Read(in BufferedResponse response, in ResponseReading reading) => true;
}

/// <summary>Returns the raw response.</summary>
internal readonly struct AnyBody : IResponseReader<LosantRawResponse>
{
    public static LosantRawResponse Read(in BufferedResponse response, in ResponseReading reading) => response.ToRaw(reading.Requested);
}

/// <summary>Reads a required body.</summary>
internal readonly struct RequiredBody<T, TCodec> : IResponseReader<T>
    where TCodec : IJsonCodec<T>
{
    public static T Read(in BufferedResponse response, in ResponseReading reading) => response.Read(reading, static (int _, ref JsonInput input) => TCodec.Read(ref input));
}

/// <summary>Reads an optional body.</summary>
internal readonly struct OptionalBody<T, TCodec> : IResponseReader<T?>
    where TCodec : IJsonCodec<T>
{
    public static T? Read(in BufferedResponse response, in ResponseReading reading) => response.IsEmpty ? default : RequiredBody<T, TCodec>.Read(response, reading);
}

/// <summary>Reads a body that depends on the status.</summary>
internal readonly struct BodyByStatus<T, TResult> : IResponseReader<T>
    where T : class
    where TResult : IResponseUnion<T>
{
    public static T Read(in BufferedResponse response, in ResponseReading reading)
    {
        // An unexpected body is ignored, as for actions without a response body.
        if (TResult.Nothing(response.Status) is { } nothing)
            return nothing;
        return response.Read(reading, static (int status, ref JsonInput input) => TResult.Read(status, ref input));
    }
}
