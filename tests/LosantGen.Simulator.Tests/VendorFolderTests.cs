using System.Net;
using Losant.Simulator.Description;

namespace LosantGen.Simulator.Tests;

/// <summary>The simulator serves the vendor's own description unchanged.</summary>
public sealed class VendorFolderTests
{
    /// <summary>The application of the vendor's examples.</summary>
    private const string Application = "575ec8687ae143cd83dc4a97";

    /// <summary>What an example alone cannot do: a code of an authenticator app is valid for half a minute.</summary>
    private static readonly string[] NeedsMore = ["me.enableTwoFactorAuth"];

    /// <summary>
    /// No action has more than three success codes: the first of each, then the second, then the third. Each action has a simulator of its own,
    /// with what its path and its body name.
    /// </summary>
    [Theory]
    [InlineData(0, 374)]
    [InlineData(1, 14)]
    [InlineData(2, 1)]
    public async Task Every_action_takes_its_examples_and_answers_with_each_success_code_and_a_valid_body(int choice, int count)
    {
        var description = ApiDescription.Load(VendorFolder.Require());
        var requests = new ExampleRequest(description.Examples);
        var actions = description.Actions.Values.Where(action => action.Successes.Count > choice && !NeedsMore.Contains(action.Id)).ToArray();

        var faults = new List<string>();
        foreach (var action in actions)
        {
            await using var api = await ApiClient.StartAsync(new LosantSimulatorOptions
            {
                InMemory = true,
                DescriptionFolder = VendorFolder.Require(),
                ApplicationId = Application,
                EventInterval = TimeSpan.Zero,
                EventsPerStream = 1,
                SuccessStatuses = action.Resource is "auth" or "me" ? new Dictionary<string, int>() : new(StringComparer.Ordinal) { [action.Id] = action.Successes[choice].Status },
            });
            await ExampleWorld.AddAsync(api.Simulator, action, requests);
            faults.AddRange(await FaultsAsync(api, requests, action, choice));
        }

        Assert.Equal(count, actions.Length);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task Every_action_that_needs_a_token_returns_401_without_one()
    {
        var folder = VendorFolder.Require();
        var description = ApiDescription.Load(folder);
        var requests = new ExampleRequest(description.Examples);
        await using var api = await ApiClient.StartAsync(new LosantSimulatorOptions { DescriptionFolder = folder, ApplicationId = Application });
        api.Http.DefaultRequestHeaders.Authorization = null;

        var open = new List<string>();
        foreach (var action in description.Actions.Values.Where(action => !action.IsEventStream))
        {
            using var request = requests.Build(action);
            if ((await api.SendAsync(request)).Body?["message"]?.ToString().Contains("access token", StringComparison.Ordinal) != true)
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
        await using var api = await ApiClient.StartAsync(new LosantSimulatorOptions { DescriptionFolder = folder, ApplicationId = Application, DeviceCount = 64, InMemory = true });

        var (_, body) = await api.GetAsync($"{api.Root}/devices?page=2&perPage=3&deviceClass%5B0%5D=gateway&tagFilter%5B0%5D%5Bkey%5D=floor");

        Assert.Equal((2, 8, 2, 3), ((int)body!["count"]!, (int)body["totalCount"]!, (int)body["page"]!, (int)body["perPage"]!));
        Assert.All(body["items"]!.AsArray(), item => Assert.Equal("gateway", (string?)item!["deviceClass"]));
        Assert.Empty(await ApiDescription.Load(folder).Schemas.ViolationsAsync("devices", body.ToJsonString()));
    }

    [Fact]
    public async Task A_published_upload_is_kept()
    {
        await using var api = await ApiClient.StartAsync(new LosantSimulatorOptions { DescriptionFolder = VendorFolder.Require(), ApplicationId = Application });
        var (_, file) = await api.PostAsync($"{api.Root}/files", """{ "name": "plan.pdf", "type": "file" }""");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[1234]), "file", "plan.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{api.Root}/file/{file!["id"]}/upload") { Content = form };

        var (status, body) = await api.SendAsync(request);

        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
        Assert.Equal(("plan.pdf", 1234, "completed"), ((string?)body!["name"], (int)body["fileSize"]!, (string?)body["status"]));
        Assert.Equal(1234, (await api.Http.GetByteArrayAsync((string)body["url"]!, TestContext.Current.CancellationToken)).Length);
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(ApiClient api, ExampleRequest requests, ApiAction action, int choice)
    {
        using var request = requests.Build(action);
        using var response = await api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var expected = action.Resource is "auth" ? action.Successes.FirstOrDefault(success => success.Status == (int)response.StatusCode) ?? action.Successes[0] : action.Successes[choice];
        if (action.IsEventStream && !response.Headers.Contains("Losant-Simulator"))
            return response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? [] : [$"{action.Id}: no stream"];
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if ((int)response.StatusCode != expected.Status)
            return [$"{action.Id}: {(int)response.StatusCode} instead of {expected.Status}: {text}"];
        if (action.IsEventStream)
            return text.Contains($"event: {expected.Events.Single().Key}\n", StringComparison.Ordinal) ? [] : [$"{action.Id}: no event in {text}"];
        if (expected.Schema is null)
            return text.Length == 0 ? [] : [$"{action.Id}: a body where there should be none: {text}"];
        return [.. (await api.Simulator.State.Schemas.ViolationsAsync(expected.Schema, text)).Select(violation => $"{action.Id}: {violation} {text[..Math.Min(300, text.Length)]}")];
    }
}
