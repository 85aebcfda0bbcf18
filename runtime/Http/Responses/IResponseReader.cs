namespace Losant.Runtime.Http.Responses;

/// <summary>Reads the response to a call.</summary>
internal interface IResponseReader<T>
{
    static abstract T Read(in BufferedResponse response, in ResponseReading reading);
}
