using System.Net;
using static LosantGen.Runtime.Tests.Http.Support.Responding;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>Successes that are no JSON, or not that of the action.</summary>
public class UnusableResponseTests
{
    [Theory]
    [InlineData("text/html", "<html>Welcome</html>", "text/html")]
    [InlineData("text/html", """{"name":"json in disguise"}""", "text/html")]
    [InlineData("application/json; charset=utf-16", "{}", "utf-16")]
    [InlineData("application/json", "", "empty")]
    [InlineData("application/json", " \r\n", "empty")]
    public async Task An_unusable_success_keeps_status_and_raw_text(string contentType, string body, string says)
    {
        var error = await UnusableAsync(context => TextAsync(context, contentType, body));
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.Equal(body, error.RawBody);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Welcome</html>")]
    [InlineData("""{"name":"trunc""")]
    [InlineData("""{"name":"pump"} trailing""")]
    [InlineData("""{"name":"pump","value":1e999999}""")]
    [InlineData("""{"name":5}""")]
    [InlineData("[]")]
    public async Task An_error_for_invalid_JSON_in_a_success_has_the_location(string body)
    {
        var error = await UnusableAsync(context => TextAsync(context, "application/json", body));
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.Equal(body, error.RawBody);
        Assert.IsType<LosantSerializationException>(error.InnerException);
    }

    [Fact]
    public async Task Invalid_UTF8_in_a_success_is_invalid_JSON()
    {
        var error = await UnusableAsync(context => BytesAsync(context, [.. "{\"name\":\"a"u8, 0xC3, 0x28, .. "\"}"u8], 200));
        Assert.IsType<LosantSerializationException>(error.InnerException);
    }

    [Fact]
    public async Task JSON_with_ten_thousand_levels_is_an_error_and_not_a_stack_overflow()
    {
        var text = """{"other":""" + new string('[', 10_000) + new string(']', 10_000) + "}";
        var error = await UnusableAsync(context => TextAsync(context, "application/json", text));
        Assert.IsType<LosantSerializationException>(error.InnerException);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON ; charset=\"UTF-8\"")]
    [InlineData("application/hal+json")]
    [InlineData(null)]
    public async Task JSON_has_several_content_types(string? contentType)
    {
        await using var server = await TestServer.StartAsync(context => TextAsync(context, contentType, """{"name":"pump"}"""));
        using var client = server.Client();
        Assert.Equal("pump", (await client.GetAsync("a", "b")).Name);
    }
}
