using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>A client as the generator writes them, with one action of each kind.</summary>
internal sealed class ThingClient : IDisposable
{
    private static readonly StringRule IdRule = new(pattern: @"^[A-Fa-f\d]{24}$");
    private static readonly StringRule StateRule = new(values: ["new", "acknowledged"]);
    private static readonly ActionInfo GetInfo = new("thing", "get", "GET", "/apps/{appId}/things/{thingId}", ActionTraits.Idempotent);
    private static readonly ActionInfo FindInfo = new("things", "get", "GET", "/things", ActionTraits.Idempotent);
    private static readonly ActionInfo CopyInfo = new("thing", "copy", "GET", "/from/{from}/to/{to}/by/{from}/{to}?mode=fast", ActionTraits.Idempotent);
    private static readonly ActionInfo ArchiveInfo = new("thing", "archive", "GET", "/archive", ActionTraits.None);
    private static readonly ActionInfo PostInfo = new ActionInfo("things", "post", "POST", "/things", ActionTraits.None).WithError<Thing, Thing>(422);
    private static readonly ActionInfo QueryInfo = new("things", "query", "POST", "/query", ActionTraits.Idempotent);
    private static readonly ActionInfo DeleteInfo = new("thing", "delete", "DELETE", "/things/{thingId}", ActionTraits.None);
    private static readonly ActionInfo PublicInfo = new("dashboard", "get", "GET", "/public", ActionTraits.Anonymous | ActionTraits.Idempotent);
    private static readonly ActionInfo EitherInfo = new("thing", "either", "PATCH", "/either", ActionTraits.None);
    private static readonly ActionInfo StreamInfo = new("thing", "stream", "GET", "/stream", ActionTraits.EventStream | ActionTraits.Idempotent);
    private static readonly ActionInfo UploadInfo = new("file", "upload", "POST", "/upload", ActionTraits.Multipart);

    private readonly ActionPipeline _pipeline;

    public ThingClient(LosantClientOptions options) => _pipeline = new ActionPipeline(options);

    public ThingClient(HttpClient httpClient, LosantClientOptions? options = null) => _pipeline = new ActionPipeline(httpClient, options);

    public void Dispose() => _pipeline.Dispose();

    public Task<LosantRawResponse> SendRawAsync(LosantRawRequest request, LosantRequestOptions? options = null, CancellationToken cancellationToken = default) =>
        _pipeline.SendRawAsync(request, options, cancellationToken);

    public Task<LosantRawDownload> DownloadRawAsync(LosantRawRequest request, LosantRequestOptions? options = null, CancellationToken cancellationToken = default) =>
        _pipeline.DownloadRawAsync(request, options, cancellationToken);

    public Task<Thing> GetAsync(string appId, string thingId, LosantRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = _pipeline.Begin(GetInfo, options);
        call.Path("appId", appId);
        call.Path("thingId", thingId);
        return _pipeline.SendAsync<Thing, Thing>(ref call, cancellationToken);
    }

    public Task<Thing> FindAsync(
        string? text = null, long? perPage = null, double? number = null, bool? flag = null, DateTimeOffset? time = null, string? state = null,
        Filter? query = null, Filter? nested = null, string? domain = null, LosantRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = _pipeline.Begin(FindInfo, options);
        call.Query("text", text);
        call.Query("perPage", perPage, minimum: 1);
        call.Query("number", number);
        call.Query("flag", flag);
        call.Query("time", time);
        call.Query("state", state, StateRule);
        call.QueryJson<Filter, Filter>("query", query);
        call.QueryNested<Filter, Filter>("nested", nested);
        call.Header("losantdomain", domain);
        return _pipeline.SendAsync<Thing, Thing>(ref call, cancellationToken);
    }

    public Task<Thing> PostAsync(Thing thing, LosantRequestOptions? options = null, CancellationToken cancellationToken = default) =>
        BodyAsync(PostInfo, thing, options, cancellationToken);

    public Task<Thing> QueryAsync(Thing thing, LosantRequestOptions? options = null, CancellationToken cancellationToken = default) =>
        BodyAsync(QueryInfo, thing, options, cancellationToken);

    public Task<Thing> CopyAsync(string from, string to, string? reason = null, CancellationToken cancellationToken = default)
    {
        var call = _pipeline.Begin(CopyInfo, null);
        call.Path("from", from);
        call.Path("to", to);
        call.Query("reason", reason);
        return _pipeline.SendAsync<Thing, Thing>(ref call, cancellationToken);
    }

    public Task<Thing> ArchiveAsync(CancellationToken cancellationToken = default)
    {
        var call = _pipeline.Begin(ArchiveInfo, null);
        return _pipeline.SendAsync<Thing, Thing>(ref call, cancellationToken);
    }

    public Task DeleteAsync(string thingId, CancellationToken cancellationToken = default)
    {
        var call = _pipeline.Begin(DeleteInfo, null);
        call.Path("thingId", thingId, IdRule);
        return _pipeline.SendAsync(ref call, cancellationToken);
    }

    public Task<Thing?> PublicAsync(string? required = "x", CancellationToken cancellationToken = default)
    {
        var call = _pipeline.Begin(PublicInfo, null);
        call.Query("required", required, required: true);
        return _pipeline.SendOrNoneAsync<Thing, Thing>(ref call, cancellationToken);
    }

    public Task<ThingOrJob> EitherAsync(CancellationToken cancellationToken = default)
    {
        var call = _pipeline.Begin(EitherInfo, null);
        return _pipeline.SendByStatusAsync<ThingOrJob, ThingOrJob>(ref call, cancellationToken);
    }

    public IAsyncEnumerable<Thing> StreamAsync(long? keepAliveInterval = null, LosantRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = _pipeline.Begin(StreamInfo, options);
        call.Query("keepAliveInterval", keepAliveInterval);
        return _pipeline.StreamAsync<Thing, Thing>(ref call, "thing", cancellationToken);
    }

    public Task UploadAsync(
        LosantUpload? file = null, string? email = null, long? count = null, double? ratio = null, bool? all = null, Thing? thing = null, bool required = false, CancellationToken cancellationToken = default)
    {
        var call = _pipeline.Begin(UploadInfo, null);
        call.Part("file", file, required);
        call.Part("email", email);
        call.Part("count", count);
        call.Part("ratio", ratio);
        call.Part("all", all);
        call.PartJson<Thing, Thing>("thing", thing);
        return _pipeline.SendAsync(ref call, cancellationToken);
    }

    private Task<Thing> BodyAsync(ActionInfo info, Thing thing, LosantRequestOptions? options, CancellationToken cancellationToken)
    {
        var call = _pipeline.Begin(info, options);
        call.Body<Thing, Thing>("thing", thing);
        return _pipeline.SendAsync<Thing, Thing>(ref call, cancellationToken);
    }
}
