using Losant.Sample;
using Losant.Sample.Backends;
using Losant.Sample.Display;
using Losant.Sample.Steps;

// A tour of the generated client, one file per step. It needs no setup: it calls a simulator that runs in this process, unless
// LOSANT_ACCESS_TOKEN and LOSANT_APPLICATION_ID are set for the real API.
var screen = new Screen();
using var interrupt = new Interrupt();
var stop = interrupt.Token;
try
{
    await using var backend = await Backend.OpenAsync(stop);
    using var losant = backend.CreateClient();
    var tour = new Tour(losant, backend, screen);

    screen.Title("LosantGen", backend.Description);
    if (await DevicesStep.ShowAsync(tour, stop) is { } fleet)
    {
        await TimeSeriesStep.ShowAsync(tour, fleet.Attribute, stop);
        await LastValueStep.ShowAsync(tour, fleet, stop);
        await ExportStep.ShowAsync(tour, fleet.Attribute, stop);
    }

    await InvalidQueryStep.ShowAsync(tour, stop);
    await NotFoundStep.ShowAsync(tour, stop);
    return 0;
}
catch (Exception error) when (Failure.Explain(error, stop) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return stop.IsCancellationRequested ? Failure.InterruptedCode : Failure.Code;
}
