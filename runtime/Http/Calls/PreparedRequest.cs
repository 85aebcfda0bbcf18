using System.Diagnostics;
using Losant.Runtime.Json;

namespace Losant.Runtime.Http.Calls;

/// <summary>A call with all arguments set, ready to send.</summary>
internal readonly struct PreparedRequest(ActionInfo info, HttpRequestMessage message, LosantRequestOptions? options, RequestedMembers requested, double? keepAliveSeconds)
{
    public ActionInfo Info { get; } = info;

    public HttpRequestMessage Message { get; } = message;

    public LosantRequestOptions? Options { get; } = options;

    /// <summary>The members for navigation that the request asks for.</summary>
    public RequestedMembers Requested { get; } = requested;

    /// <summary>For event streams: the requested keepalive interval.</summary>
    public double? KeepAliveSeconds { get; } = keepAliveSeconds;

    public long Started { get; } = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(Started);
}
