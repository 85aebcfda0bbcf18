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
    [InlineData("BaseUrl", "nowhere")]
    [InlineData("IncludeLinks", "yes")]
    [InlineData("Timeout", "soon")]
    [InlineData("MaxResponseSize", "many")]
    public void The_error_for_an_invalid_string_names_the_option(string name, string text)
    {
        var error = Assert.Throws<InvalidOperationException>(() => ClientConfiguration.Apply(new LosantClientOptions(), asked => asked == name ? text : null));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }
}
