using Losant.Simulator.Command;

return await CommandLine.RunAsync(args, Console.Out, Console.Error);
