using Losant.Runtime.Http.Calls;
using Losant.Runtime.Http.Responses;
using Losant.Runtime.Http.Sending;

namespace Losant.Runtime;

// Raw requests, which have no description.
public sealed partial class ActionPipeline
{
    private const string RawResource = "raw";

    /// <summary>Sends a raw request and reads the whole response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">The call's options.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The success response.</returns>
    /// <exception cref="ArgumentException">The request or the call's options are not valid.</exception>
    public Task<LosantRawResponse> SendRawAsync(LosantRawRequest request, LosantRequestOptions? options, CancellationToken cancellationToken) =>
        ExecuteAsync<LosantRawResponse, AnyBody>(Prepare(request, options, "application/json, */*;q=0.5"), cancellationToken);

    /// <summary>Sends a raw request and returns when the body of a success response begins.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">The call's options.</param>
    /// <param name="cancellationToken">Cancels the request until the body begins.</param>
    /// <returns>The download, which the caller disposes.</returns>
    /// <exception cref="ArgumentException">The request or the call's options are not valid.</exception>
    public Task<LosantRawDownload> DownloadRawAsync(LosantRawRequest request, LosantRequestOptions? options, CancellationToken cancellationToken) =>
        OpenDownloadAsync(Prepare(request, options, "*/*"), cancellationToken);

    /// <summary>Sends a call and returns when the body of a success response begins.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call until the body begins.</param>
    /// <returns>The download, which the caller disposes.</returns>
    public Task<LosantRawDownload> DownloadAsync(ref ActionCall call, CancellationToken cancellationToken) =>
        OpenDownloadAsync(call.Complete(), cancellationToken);

    private PreparedRequest Prepare(LosantRawRequest request, LosantRequestOptions? options, string accept)
    {
        ArgumentNullException.ThrowIfNull(request);
        var method = request.Method.Method;
        // Other methods are not assumed to be idempotent, because no description says what they do.
        var traits = method is "GET" or "HEAD" ? ActionTraits.Anonymous | ActionTraits.Idempotent : ActionTraits.Anonymous;
        var call = Begin(new ActionInfo(RawResource, method.ToLowerInvariant(), method, request.Path, traits) { IsRaw = true, Accept = accept }, options);
        foreach (var (name, value) in request.Query ?? [])
        {
            if (string.IsNullOrEmpty(name) || value is null)
                throw new ArgumentException("A query parameter has no name or no value; an empty string is a value.", nameof(request));
            call.Query(name, value);
        }

        if (request.Content is { } content)
            call.Body(content);
        return call.Complete();
    }

    private async Task<LosantRawDownload> OpenDownloadAsync(PreparedRequest call, CancellationToken cancellationToken)
    {
        var state = GetState();
        var scope = CallScope.Begin(call);
        try
        {
            var download = await state.Receiver.DownloadAsync(call, cancellationToken).ConfigureAwait(false);
            scope.Succeeded(call, (int)download.StatusCode);
            return download;
        }
        catch (Exception e)
        {
            scope.Failed(call, state.Hooks, e);
            throw;
        }
    }
}
