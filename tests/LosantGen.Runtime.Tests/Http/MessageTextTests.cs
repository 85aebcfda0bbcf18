using System.Net;
using System.Text.Json;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http;

/// <summary>What a server sent cannot forge a line of a log, nor move the cursor of a terminal.</summary>
public class MessageTextTests
{
    private const string Hostile = "\u001b[31mred\n2026-01-01 INFO all is well\r\t\u0085\u2028\u202egnp\u2066\u200b\u009b\0";
    private const string Safe = @"\u001b[31mred\u000a2026-01-01 INFO all is well\u000d\u0009\u0085\u2028\u202egnp\u2066\u200b\u009b\u0000";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "")]
    [InlineData("A text with 'signs' and \\u0041.", "A text with 'signs' and \\u0041.")]
    [InlineData("Größe 温度 🌡", "Größe 温度 🌡")]
    [InlineData(Hostile, Safe)]
    [InlineData("\u007f", @"\u007f")]
    [InlineData("a\U000E0041b", @"a\udb40\udc41b")]
    [InlineData("\u061c\u200e\u200f\ufeff\u00ad", @"\u061c\u200e\u200f\ufeff\u00ad")]
    public void What_nobody_sees_becomes_an_escape_and_everything_else_stays(string text, string safe) => Assert.Equal(safe, MessageText.Of(text));

    [Fact]
    public void Half_a_character_becomes_an_escape() => Assert.Equal(@"a\ud83cb", MessageText.Of("a" + '\ud83c' + "b"));

    [Fact]
    public async Task Error_types_messages_and_reasons_are_safe_in_messages_and_unchanged_in_properties()
    {
        var body = $$"""{"type":{{JsonSerializer.Serialize(Hostile)}},"message":{{JsonSerializer.Serialize("No. " + Hostile)}} }""";
        var error = await FailAsync(FakeHandler.Json(body, HttpStatusCode.Conflict));

        Assert.Equal($"No. {Safe} (409 {Safe}, GET /apps/a/things/b)", error.Message);
        Assert.Equal((Hostile, "No. " + Hostile), (error.ErrorType, error.ErrorMessage));
        AssertSafe(error);
    }

    [Fact]
    public async Task So_are_the_names_of_members_in_what_cannot_be_read()
    {
        using var http = new HttpClient(new FakeHandler(_ => FakeHandler.Json($$"""{{{JsonSerializer.Serialize(Hostile)}}:[tru]}""")));
        using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
        var error = await Assert.ThrowsAsync<LosantResponseException>(() => client.GetAsync("a", "b", cancellationToken: Stop));

        AssertSafe(error);
        Assert.Contains(@"\u001b[31mred\u000a", error.InnerException!.Message, StringComparison.Ordinal);
        Assert.Contains(@"\u001b[31mred\u000a", Assert.IsType<LosantSerializationException>(error.InnerException).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void So_are_violations_and_every_exception_that_a_program_creates()
    {
        var violation = new LosantViolation("/" + Hostile, "enum", Hostile);
        var error = new LosantRequestValidationException([violation, violation]);

        Assert.Equal($"LosantViolation {{ Pointer = /{Safe}, Keyword = enum, Message = {Safe} }}", violation.ToString());
        Assert.Equal($"The value violates its schema in 2 places:\n/{Safe} enum: {Safe}\n/{Safe} enum: {Safe}", error.Message);
        Assert.Equal("/" + Hostile, error.Violations[0].Pointer);
        Assert.Equal(Safe, new LosantException(Hostile).Message);
        Assert.Equal($"{Safe}: {Safe}", new LosantMisfit(Hostile, Hostile, default).ToString());
    }

    [Fact]
    public void So_are_the_columns_of_a_file() => AssertSafe(Record.Exception(() => new CsvHeader([Hostile, Hostile]))!);

    private static async Task<LosantApiException> FailAsync(HttpResponseMessage response)
    {
        using var http = new HttpClient(new FakeHandler(_ => response));
        using var client = new ThingClient(http, new LosantClientOptions { AccessToken = TestServer.Token });
        return await Assert.ThrowsAnyAsync<LosantApiException>(() => client.GetAsync("a", "b", cancellationToken: Stop));
    }

    private static void AssertSafe(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException!)
            Assert.DoesNotContain(e.Message, c => c != MessageText.Of(c.ToString())[0]);
        // A stack trace has lines of its own.
        Assert.DoesNotContain(error.ToString(), c => c is not ('\r' or '\n' or '\t') && c != MessageText.Of(c.ToString())[0]);
        Assert.DoesNotContain("\n2026-01-01", error.ToString(), StringComparison.Ordinal);
    }
}
