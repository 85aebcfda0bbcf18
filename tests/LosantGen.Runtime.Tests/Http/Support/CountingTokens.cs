namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>Returns the tokens token-1, token-2, …: a new one each time that the last one was rejected.</summary>
internal sealed class CountingTokens : ILosantTokenProvider
{
    private int _number = 1;

    public int Rejections { get; private set; }

    public Func<CancellationToken, Task>? Before { get; init; }

    public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        if (Before is not null)
            await Before(cancellationToken);
        return $"token-{_number}";
    }

    public void Reject(string token)
    {
        Rejections++;
        if (token == $"token-{_number}")
            _number++;
    }
}
