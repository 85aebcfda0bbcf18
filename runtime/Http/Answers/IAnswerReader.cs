namespace Losant.Runtime;

/// <summary>What a call makes of its answer.</summary>
internal interface IAnswerReader<T>
{
    static abstract T Read(in Answer answer);
}
