using System.Net;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>All exceptions have public constructors, so that code which handles them can be tested.</summary>
public class ExceptionTests
{
    public static TheoryData<LosantException> All =>
    [
        new LosantException("message"),
        new LosantApiException("message", HttpStatusCode.Conflict),
        new LosantBadRequestException("message"),
        new LosantUnauthorizedException("message"),
        new LosantNotFoundException("message"),
        new LosantRateLimitException("message"),
        new LosantResponseException("message"),
        new LosantRequestValidationException([new LosantViolation("/name", "maxLength", "message")]),
        new LosantTokenException("message"),
        new LosantSerializationException("message"),
    ];

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Exceptions_have_one_base_class_and_public_constructors(LosantException exception)
    {
        Assert.Contains("message", exception.Message, StringComparison.Ordinal);
        Assert.IsNotType<ArgumentException>(exception, exactMatch: false);
        Assert.IsNotType<InvalidOperationException>(exception, exactMatch: false);
    }

    [Fact]
    public void An_API_error_has_its_status_and_the_values_that_a_test_sets()
    {
        var error = new LosantRateLimitException("Slow down.")
        {
            ErrorType = "RateLimit",
            RetryAfter = TimeSpan.FromSeconds(5),
            Headers = new Dictionary<string, string> { ["Retry-After"] = "5" },
            RawBody = "{}",
            Method = "GET",
            Path = "/devices",
        };

        Assert.Equal(HttpStatusCode.TooManyRequests, error.StatusCode);
        Assert.Equal(("RateLimit", "{}", "GET", "/devices"), (error.ErrorType, error.RawBody, error.Method, error.Path));
        Assert.Empty(error.Details);
        Assert.Equal(HttpStatusCode.NotFound, new LosantNotFoundException("No.").StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, new LosantUnauthorizedException("No.").StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, new LosantBadRequestException("No.").StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, new LosantBadRequestException("No.", HttpStatusCode.UnprocessableEntity).StatusCode);
    }

    [Theory]
    [InlineData(0, "The value violates its schema.")]
    [InlineData(1, "The value violates its schema in 1 place:\n/0 maxLength: message")]
    [InlineData(2, "The value violates its schema in 2 places:\n/0 maxLength: message\n/1 maxLength: message")]
    public void The_message_for_an_invalid_value_lists_its_violations_if_there_are_any(int count, string message) =>
        Assert.Equal(message, new LosantRequestValidationException([.. Enumerable.Range(0, count).Select(i => new LosantViolation($"/{i}", "maxLength", "message"))]).Message);

    [Fact]
    public void An_exception_for_an_invalid_value_names_its_parameter()
    {
        var error = new LosantRequestValidationException([new LosantViolation("/name", "maxLength", "Too long.")], "query");

        Assert.Equal("query", error.ParameterName);
        Assert.Contains("'query'", error.Message, StringComparison.Ordinal);
    }
}
