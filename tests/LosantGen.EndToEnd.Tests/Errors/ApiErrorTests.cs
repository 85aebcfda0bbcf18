using System.Net;
using Losant;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Errors;

/// <summary>Errors from the API: the exception keeps status and text.</summary>
public sealed class ApiErrorTests
{
    private static readonly LastValueQuery Query = new() { Attribute = "level" };

    [Fact]
    public async Task A_token_that_is_not_accepted_is_a_401()
    {
        await using var world = await World.StartAsync(options => options.AccessToken = "another-token");

        var error = await Assert.ThrowsAsync<LosantUnauthorizedException>(() => world.Data.LastValueQueryAsync(Fleet.Application, Query));

        Assert.Equal((HttpStatusCode.Unauthorized, "Unauthorized", "The access token is missing or not valid."), (error.StatusCode, error.ErrorType, error.ErrorMessage));
        Assert.DoesNotContain("another-token", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_does_not_exist_is_a_404()
    {
        await using var world = await World.StartAsync();

        var error = await Assert.ThrowsAsync<LosantNotFoundException>(() => world.Data.LastValueQueryAsync("ffffffffffffffffffffffff", Query));

        Assert.Equal((HttpStatusCode.NotFound, "NotFound", "Application was not found"), (error.StatusCode, error.ErrorType, error.ErrorMessage));
        Assert.Equal("""{"type":"NotFound","message":"Application was not found"}""", error.RawBody);
        Assert.Equal(("POST", "/applications/ffffffffffffffffffffffff/data/last-value-query"), (error.Method, error.Path));
        Assert.StartsWith("application/json", error.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("Application was not found", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_only_the_server_can_reject_is_a_400()
    {
        await using var world = await World.StartAsync();

        var error = await Assert.ThrowsAsync<LosantBadRequestException>(
            () => world.Data.TimeSeriesQueryAsync(Fleet.Application, new TimeSeriesQuery { Aggregation = Aggregation.None }));

        Assert.Equal((HttpStatusCode.BadRequest, "Validation"), (error.StatusCode, error.ErrorType));
        Assert.Contains("exactly one device", error.ErrorMessage!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_validation_off_an_invalid_body_is_sent_and_the_server_rejects_it()
    {
        await using var world = await World.StartAsync(options => options.ValidateRequests = false);

        var error = await Assert.ThrowsAsync<LosantBadRequestException>(
            () => world.Data.TimeSeriesQueryAsync(Fleet.Application, new TimeSeriesQuery { Attributes = ["not a name"] }));

        Assert.Equal((HttpStatusCode.BadRequest, "Validation"), (error.StatusCode, error.ErrorType));
        Assert.Contains("attributes", error.ErrorMessage!, StringComparison.Ordinal);
        Assert.Equal(400, Assert.Single(world.Simulator.Requests).Status);
    }

    [Fact]
    public async Task A_client_can_be_used_after_an_error()
    {
        await using var world = await World.StartAsync();

        await Assert.ThrowsAsync<LosantNotFoundException>(() => world.Data.LastValueQueryAsync("ffffffffffffffffffffffff", Query));

        Assert.Equal(2, (await world.Data.LastValueQueryAsync(Fleet.Application, Query)).Count);
    }
}
