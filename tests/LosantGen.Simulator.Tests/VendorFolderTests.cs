using System.Net;
using Losant.Simulator.Description;
using Losant.Simulator.Validation;

namespace LosantGen.Simulator.Tests;

/// <summary>The simulator serves the vendor's own description unchanged.</summary>
public sealed class VendorFolderTests
{
    /// <summary>The application of the vendor's examples.</summary>
    private const string Application = "575ec8687ae143cd83dc4a97";

    /// <summary>No action has more than three success codes: the first of each, then the second, then the third.</summary>
    [Theory]
    [InlineData(0, 375)]
    [InlineData(1, 14)]
    [InlineData(2, 1)]
    public async Task Every_action_returns_its_examples_with_each_success_code_and_a_valid_body(int choice, int count)
    {
        var folder = VendorFolder.Require();
        var files = DescriptionFiles.Load(folder);
        var (schemas, requests) = (new SchemaSet(files.Schemas), new ExampleRequest(new ExampleSet(files.Examples)));
        var actions = DescriptionReader.Read(files.ApiInfo).Where(action => action.Successes.Count() > choice).ToArray();
        await using var api = await ApiClient.StartAsync(new LosantSimulatorOptions
        {
            DescriptionFolder = folder,
            ApplicationId = Application,
            ExportDuration = TimeSpan.Zero,
            EventInterval = TimeSpan.Zero,
            EventsPerStream = 1,
            SuccessStatuses = actions.Where(action => action.Resource != "data")
                .ToDictionary(action => action.Id, action => action.Successes.ElementAt(choice).Status, StringComparer.Ordinal),
        });

        var faults = new List<string>();
        foreach (var action in actions)
            faults.AddRange(await FaultsAsync(api, schemas, requests, action, action.Successes.ElementAt(choice)));

        Assert.Equal(count, actions.Length);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.Equal(actions.Select(action => action.Id), api.Simulator.Requests.Select(request => request.Action));
    }

    [Fact]
    public async Task Every_action_that_needs_a_token_returns_401_without_one()
    {
        var folder = VendorFolder.Require();
        var files = DescriptionFiles.Load(folder);
        var requests = new ExampleRequest(new ExampleSet(files.Examples));
        await using var api = await ApiClient.StartAsync(new LosantSimulatorOptions { DescriptionFolder = folder, ApplicationId = Application });
        api.Http.DefaultRequestHeaders.Authorization = null;

        var open = new List<string>();
        foreach (var action in DescriptionReader.Read(files.ApiInfo).Where(action => !action.IsEventStream))
        {
            using var request = requests.Build(action);
            if ((await api.SendAsync(request)).Status != HttpStatusCode.Unauthorized)
                open.Add(action.Id);
        }

        Assert.Equal(
            [
                "auth.authenticateDevice", "auth.authenticateUser", "auth.authenticateUserGithub", "auth.authenticateUserSaml", "auth.ssoDomain",
                "dashboard.get", "dashboard.validateContext", "orgInvites.get", "orgInvites.post",
            ],
            open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_published_list_has_pages_of_valid_items()
    {
        var folder = VendorFolder.Require();
        var schemas = new SchemaSet(DescriptionFiles.Load(folder).Schemas);
        await using var api = await ApiClient.StartAsync(new LosantSimulatorOptions { DescriptionFolder = folder, ApplicationId = Application });

        var (_, body) = await api.GetAsync($"{api.Root}/devices?page=2&perPage=10&deviceClass%5B0%5D=gateway&tagFilter%5B0%5D%5Bkey%5D=floor");

        Assert.Equal((5, 25, 2, 10), ((int)body!["count"]!, (int)body["totalCount"]!, (int)body["page"]!, (int)body["perPage"]!));
        Assert.Equal(5, body["items"]!.AsArray().Select(item => (string?)item!["deviceId"]).Distinct().Count());
        Assert.Empty(await schemas.ViolationsAsync("devices", body.ToJsonString()));
    }

    [Fact]
    public async Task A_published_upload_is_echoed()
    {
        await using var api = await ApiClient.StartAsync(new LosantSimulatorOptions { DescriptionFolder = VendorFolder.Require(), ApplicationId = Application });
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[1234]), "file", "plan.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{api.Root}/file/{Application}/upload") { Content = form };

        var (status, body) = await api.SendAsync(request);

        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
        Assert.Equal(("plan.pdf", 1234), ((string?)body!["name"], (int)body["fileSize"]!));
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(ApiClient api, SchemaSet schemas, ExampleRequest requests, ApiAction action, ResponseDescription expected)
    {
        using var request = requests.Build(action);
        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if ((int)response.StatusCode != expected.Status)
            return [$"{action.Id}: {(int)response.StatusCode} instead of {expected.Status}: {text}"];
        if (action.IsEventStream)
            return text.Contains($"event: {expected.Events.Single().Key}\n", StringComparison.Ordinal) ? [] : [$"{action.Id}: no event in {text}"];
        if (expected.Schema is null)
            return text.Length == 0 ? [] : [$"{action.Id}: a body where there should be none: {text}"];
        return [.. (await schemas.ViolationsAsync(expected.Schema, text)).Select(violation => $"{action.Id}: {violation}")];
    }
}
