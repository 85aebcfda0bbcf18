using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http;

public class ConfigurationTests
{
    [Fact]
    public void Options_can_come_from_strings()
    {
        var texts = new Dictionary<string, string?>
        {
            ["BaseUrl"] = "https://losant.example.com",
            ["AccessToken"] = "t",
            ["AcceptVersion"] = "^1.31.0",
            ["LosantDomain"] = "example.com",
            ["UserAgent"] = "Pumps/2.1",
            ["IncludeActions"] = "true",
            ["IncludeLinks"] = "True",
            ["IncludeEmbedded"] = "false",
            ["ValidateRequests"] = "false",
            ["Timeout"] = "00:00:30",
            ["MaxResponseSize"] = "1048576",
        };
        var options = new LosantClientOptions();
        ClientConfiguration.Apply(options, name => texts.GetValueOrDefault(name));
        Assert.Equal(new Uri("https://losant.example.com"), options.BaseUrl);
        Assert.Equal("t", options.AccessToken);
        Assert.Equal("^1.31.0", options.AcceptVersion);
        Assert.Equal("example.com", options.LosantDomain);
        Assert.Equal("Pumps/2.1", options.UserAgent);
        Assert.True(options.IncludeActions);
        Assert.True(options.IncludeLinks);
        Assert.False(options.IncludeEmbedded);
        Assert.False(options.ValidateRequests);
        Assert.Equal(TimeSpan.FromSeconds(30), options.Timeout);
        Assert.Equal(1048576, options.MaxResponseSize);
    }

    [Fact]
    public void An_option_that_is_not_configured_keeps_its_value()
    {
        var options = new LosantClientOptions { AccessToken = "t", IncludeLinks = true };
        ClientConfiguration.Apply(options, _ => null);
        Assert.Equal("t", options.AccessToken);
        Assert.True(options.IncludeLinks);
        Assert.True(options.ValidateRequests);
        Assert.Null(options.BaseUrl);
        Assert.Equal(256L * 1024 * 1024, options.MaxResponseSize);
    }

    [Theory]
    [InlineData("BaseUrl", "nowhere", "Losant:BaseUrl in the configuration must be an absolute URL.")]
    [InlineData("IncludeLinks", "yes", "Losant:IncludeLinks in the configuration must be true or false.")]
    [InlineData("Timeout", "soon", "Losant:Timeout in the configuration must be a time such as 00:01:40.")]
    [InlineData("MaxResponseSize", "many", "Losant:MaxResponseSize in the configuration must be a number of bytes.")]
    public void An_invalid_string_changes_nothing_and_is_reported_with_its_path(string name, string text, string message)
    {
        var options = new LosantClientOptions { BaseUrl = new Uri("https://losant.example"), IncludeLinks = true, Timeout = TimeSpan.FromSeconds(7), MaxResponseSize = 8 };

        ClientConfiguration.Apply(options, Read);

        Assert.Equal((new Uri("https://losant.example"), true, TimeSpan.FromSeconds(7), 8L), (options.BaseUrl, options.IncludeLinks, options.Timeout, options.MaxResponseSize));
        Assert.Equal([message], ClientConfiguration.Check(options, "Losant", Read));
        Assert.Equal([message["Losant:".Length..]], ClientConfiguration.Check(options, null, Read));
        Assert.Empty(ClientConfiguration.Check(options));

        string? Read(string asked) => asked == name ? text : null;
    }

    [Theory]
    [InlineData("UserAgent", "(((")]
    [InlineData("UserAgent", "")]
    [InlineData("UserAgent", "a/b/c")]
    [InlineData("UserAgent", "pump\r\nX: y")]
    [InlineData("AcceptVersion", "")]
    [InlineData("AcceptVersion", " ")]
    [InlineData("AcceptVersion", "^1.3\u00e9")]
    [InlineData("LosantDomain", "")]
    [InlineData("LosantDomain", "a\nb")]
    [InlineData("BaseUrl", "http://losant.example")]
    [InlineData("Timeout", "-00:00:01")]
    [InlineData("MaxResponseSize", "0")]
    public void A_string_that_an_option_cannot_be_is_reported_as_it_is_for_code(string name, string text)
    {
        var options = new LosantClientOptions();
        ClientConfiguration.Apply(options, Read);

        Assert.Contains(name == "BaseUrl" ? "base URL" : name, Assert.Single(ClientConfiguration.Check(options, "Losant", Read)), StringComparison.Ordinal);

        string? Read(string asked) => asked == name ? text : null;
    }

    [Theory]
    [InlineData("BaseUrl")]
    [InlineData("IncludeLinks")]
    [InlineData("Timeout")]
    [InlineData("MaxResponseSize")]
    public void An_empty_string_is_no_value(string name)
    {
        Assert.StartsWith("Losant:" + name, Assert.Single(ClientConfiguration.Check(new LosantClientOptions(), "Losant", Read)), StringComparison.Ordinal);

        string? Read(string asked) => asked == name ? "" : null;
    }

    [Fact]
    public void An_empty_token_is_none_as_where_another_source_has_it()
    {
        var options = new LosantClientOptions { AccessToken = "t" };
        ClientConfiguration.Apply(options, Read);
        Assert.Equal("t", options.AccessToken);
        Assert.Empty(ClientConfiguration.Check(options, "Losant", Read));

        static string? Read(string asked) => asked == "AccessToken" ? "" : null;
    }

    [Fact]
    public void Everything_that_is_wrong_is_reported_at_once()
    {
        var options = new LosantClientOptions { BaseUrl = new Uri("http://losant.example"), AcceptVersion = "", Timeout = TimeSpan.Zero };

        var wrong = ClientConfiguration.Check(options, "Losant", name => name == "IncludeLinks" ? "yes" : null);

        Assert.Collection(
            wrong,
            message => Assert.Contains("https", message, StringComparison.Ordinal),
            message => Assert.Contains("AcceptVersion", message, StringComparison.Ordinal),
            message => Assert.Contains("Timeout", message, StringComparison.Ordinal),
            message => Assert.Contains("Losant:IncludeLinks", message, StringComparison.Ordinal));
    }
}
