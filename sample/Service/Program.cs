using Losant.Service.Api;
using Losant.Service.Hosting;
using Losant.Service.Simulation;
using Losant.Service.Watching;

// A service that follows devices, raises an event when a value crosses a threshold, and shows it on a page. docs/service.md says what to copy.
var builder = WebApplication.CreateBuilder(args);
await builder.AddSimulatorAsync();

builder.AddTelemetry();
builder.AddLosant();
builder.AddWatching();
builder.AddReadiness();
builder.Services.AddProblemDetails().AddExceptionHandler<ApiProblems>().AddValidation();

var app = builder.Build();
app.UseExceptionHandler().UseStatusCodePages();
app.UsePageHeaders().UseFileServer();
app.MapHealth();
app.MapDevices();
app.MapLive();
await app.RunAsync();
