using Losant.Sample.Backends;
using Losant.Sample.Display;

namespace Losant.Sample;

/// <summary>What each step of the tour uses.</summary>
/// <param name="Losant">The generated client.</param>
/// <param name="Backend">The API that the client calls.</param>
/// <param name="Screen">Shows the output.</param>
internal sealed record Tour(LosantClient Losant, Backend Backend, Screen Screen)
{
    /// <summary>The application that the steps query.</summary>
    public string ApplicationId => Backend.ApplicationId;
}
