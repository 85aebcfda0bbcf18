namespace Losant.Runtime.Http.Responses;

/// <summary>What a call makes of its response.</summary>
internal interface IResponseReader<T>
{
    static abstract T Read(in BufferedResponse response);
}
