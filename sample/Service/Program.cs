using Losant.Service.Api;
using Losant.Service.Hosting;
using Losant.Service.Simulation;
using Losant.Service.Watching;
using Microsoft.Extensions.Options;

// A service that follows devices, raises an event when a value crosses a threshold, and shows it on a page. docs/service.md says what to copy.
var builder = WebApplication.CreateBuilder(args);
await builder.AddSimulatorAsync();

builder.AddTelemetry();
builder.AddLosant();
builder.AddWatching();
builder.AddReadiness();

// A body that cannot be read is the caller's mistake in development too, where it would be an exception.
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
builder.Services.AddProblemDetails().AddExceptionHandler<ApiProblems>().AddValidation();

var app = builder.Build();

// Everything that is wrong with the settings is told at once; the host would end with the first that a service needs.
app.Services.GetRequiredService<IStartupValidator>().Validate();
app.UseExceptionHandler().UseStatusCodePages();
app.UsePageHeaders().UseFileServer();
app.MapHealth();
app.MapDevices();
app.MapLive();
await app.RunAsync();
