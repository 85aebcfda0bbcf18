using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace LosantGen.Simulator.Tests;

/// <summary>Exports: a job, files, a callback.</summary>
public sealed class ExportTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Fact]
    public async Task An_export_is_a_file_with_id_date_and_quoted_strings()
    {
        await using var api = await ApiClient.StartAsync();

        var files = await ExportAsync(api, $$"""{ "attributes": ["mode", "level", "open"], "start": {{Fleet.Milliseconds("11:05")}}, "end": {{Fleet.Milliseconds("11:40")}} }""");

        Assert.Equal(
            [
                "ID,Timestamp,ISO Date,\"mode\",\"level\",\"open\"",
                Row(Fleet.Pump, "11:05", "\"off\",4,"),
                Row(Fleet.Pump, "11:10", "\"on\",2,true"),
                Row(Fleet.Pump, "11:15", ",9,"),
                Row(Fleet.Fan, "11:30", ",-0.5,"),
                "",
            ],
            Assert.Single(files).Split('\n'));

        static string Row(string id, string time, string rest) => string.Create(Invariant, $"{id},{Fleet.Milliseconds(time)},{Fleet.Text(time)},{rest}");
    }

    [Fact]
    public async Task Id_and_date_can_be_omitted_and_each_device_can_have_its_own_file()
    {
        await using var api = await ApiClient.StartAsync();

        var files = await ExportAsync(api, """{ "deviceQuery": { "attributeName": "level" }, "start": -900000, "options": { "includeID": false, "includeDate": false, "filePerDevice": true } }""");

        Assert.Equal(2, files.Count);
        Assert.Equal(string.Create(Invariant, $"Timestamp,\"level\",\"mode\",\"open\"\n{Fleet.Milliseconds("11:50")},7,,\n"), files[0]);
        Assert.Equal("Timestamp,\"level\"\n", files[1]);
    }

    [Fact]
    public async Task The_response_is_a_queued_job_that_can_be_followed_to_its_end()
    {
        await using var api = await ApiClient.StartAsync(Fleet.Options with { JobDuration = TimeSpan.FromMilliseconds(200) });

        var response = await api.DataAsync("export", """{ "email": "someone@example.org" }""");
        var id = (string)response["jobId"]!;
        var states = new List<SimulatedJob>();
        await foreach (var state in api.Simulator.Jobs.FollowAsync(id, TestContext.Current.CancellationToken))
            states.Add(state);

        Assert.Equal((true, true, 21), ((bool)response["success"]!, (bool)response["jobQueued"]!, id.Length));
        Assert.True(states.Count > 2, "The job's progress was not seen.");
        Assert.Equal(states.Select(state => state.Completed).Order(), states.Select(state => state.Completed));
        Assert.Equal((SimulatedJobStatus.Completed, 5, 5), (states[^1].Status, states[^1].Completed, states[^1].Total));
        Assert.Equal(states[^1], api.Simulator.Jobs.Find(id));
        Assert.Equal([states[^1]], api.Simulator.Jobs);
        Assert.Throws<ArgumentException>(() => api.Simulator.Jobs.FollowAsync("none", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_callback_of_an_export_is_sent_to_a_loopback_URL()
    {
        await using var listener = await ListenAsync();
        await using var api = await ApiClient.StartAsync();

        await ExportAsync(api, $$"""{ "callbackUrl": "{{listener.Url}}exports" }""");

        var received = await listener.First.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var callback = Assert.Single(api.Simulator.Callbacks);
        Assert.Equal(("POST", "/exports", callback.Body), (received.Method, received.Target, received.Text));
        Assert.Equal((204, null), (callback.Status, callback.Failure));
        Assert.Contains(Assert.Single(api.Simulator.Jobs).DownloadUrls[0].AbsoluteUri, callback.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/hook")]
    [InlineData("http://192.0.2.1/hook")]
    [InlineData("http://127.0.0.1.example.org/hook")]
    [InlineData("ftp://127.0.0.1/hook")]
    public async Task No_other_host_is_called(string url)
    {
        await using var api = await ApiClient.StartAsync();

        await ExportAsync(api, $$"""{ "callbackUrl": "{{url}}" }""");

        var callback = Assert.Single(api.Simulator.Callbacks);
        Assert.Null(callback.Status);
        Assert.Contains("loopback", callback.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_address_is_called_only_if_that_is_allowed(bool isAllowed)
    {
        // An address of this machine that is not loopback stands for another host.
        var address = NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(found => found.Address)
            .FirstOrDefault(found => found.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(found));
        Assert.SkipWhen(address is null, "This machine has no address but loopback.");
        await using var other = await LosantSimulator.StartAsync(new() { Address = address! }, TestContext.Current.CancellationToken);
        await using var api = await ApiClient.StartAsync(Fleet.Options with { AllowRemoteCallbacks = isAllowed });

        await ExportAsync(api, $$"""{ "callbackUrl": "{{other.BaseUrl}}hook" }""");

        var callback = Assert.Single(api.Simulator.Callbacks);
        Assert.Equal(isAllowed ? [("/hook", callback.Body)] : [], other.Requests.Select(request => (request.Path, request.Body)));
        Assert.Equal(isAllowed, callback.Failure is null);
        Assert.All(other.Requests, request => Assert.DoesNotContain("Authorization", request.Headers.Keys));
    }

    [Fact]
    public async Task What_is_not_http_is_never_called()
    {
        await using var api = await ApiClient.StartAsync(Fleet.Options with { AllowRemoteCallbacks = true });

        await ExportAsync(api, """{ "callbackUrl": "ftp://192.0.2.1/hook" }""");

        Assert.Equal("The URL is not an http or https URL, so nothing was sent.", Assert.Single(api.Simulator.Callbacks).Failure);
    }

    [Fact]
    public async Task A_callback_that_fails_does_not_fail_the_export()
    {
        await using var api = await ApiClient.StartAsync();

        var url = TestServer.ClosedPort;

        Assert.Single(await ExportAsync(api, $$"""{ "callbackUrl": "{{url}}" }"""));
        var callback = Assert.Single(api.Simulator.Callbacks);
        Assert.Null(callback.Status);
        Assert.Contains(url.Authority, callback.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_job_ends_with_the_simulator()
    {
        var simulator = await LosantSimulator.StartAsync(Fleet.Options with { JobDuration = TimeSpan.FromHours(1) }, TestContext.Current.CancellationToken);
        using (var http = new HttpClient { BaseAddress = simulator.BaseUrl })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/applications/{simulator.ApplicationId}/data/export")
            {
                Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new("Bearer", simulator.AccessToken);
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        }

        await simulator.DisposeAsync();

        Assert.Equal(SimulatedJobStatus.Errored, Assert.Single(simulator.Jobs).Status);
    }

    private static Task<TestServer> ListenAsync() => TestServer.StartAsync(context =>
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    });

    private static async Task<IReadOnlyList<string>> ExportAsync(ApiClient api, string body)
    {
        var id = (string)(await api.DataAsync("export", body))["jobId"]!;
        SimulatedJob? last = null;
        await foreach (var state in api.Simulator.Jobs.FollowAsync(id, TestContext.Current.CancellationToken))
            last = state;

        Assert.Equal(SimulatedJobStatus.Completed, last!.Status);
        var files = new List<string>();
        foreach (var url in last.DownloadUrls)
        {
            // Without a token, as with a link in an e-mail.
            using var http = new HttpClient();
            files.Add(await http.GetStringAsync(url, TestContext.Current.CancellationToken));
        }

        return files;
    }
}
