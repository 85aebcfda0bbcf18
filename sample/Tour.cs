using Losant.Sample.Backends;
using Losant.Sample.Display;

namespace Losant.Sample;

/// <summary>What every step of the tour works with.</summary>
/// <param name="Losant">The generated client.</param>
/// <param name="Backend">What the client talks to.</param>
/// <param name="Screen">Where to show what came of it.</param>
internal sealed record Tour(LosantClient Losant, Backend Backend, Screen Screen)
{
    /// <summary>The application that the steps ask about.</summary>
    public string ApplicationId => Backend.ApplicationId;
}
