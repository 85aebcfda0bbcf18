using System.Runtime.ExceptionServices;

namespace LosantGen.Conformance.Tests.Support;

/// <summary>Counts the exceptions that are thrown on this thread, caught or not.</summary>
internal sealed class FirstChance : IDisposable
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public FirstChance() => AppDomain.CurrentDomain.FirstChanceException += Note;

    public List<Exception> Seen { get; } = [];

    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= Note;

    private void Note(object? sender, FirstChanceExceptionEventArgs e)
    {
        if (Environment.CurrentManagedThreadId == _thread) Seen.Add(e.Exception);
    }
}
