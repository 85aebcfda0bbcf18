using System.Diagnostics;

namespace Losant.Runtime.Http.Calls;

/// <summary>A call whose arguments are all set: what is left is to send it.</summary>
internal readonly struct PreparedRequest(ActionInfo info, HttpRequestMessage message, LosantRequestOptions? options, double? keepAliveSeconds)
{
    public ActionInfo Info { get; } = info;

    public HttpRequestMessage Message { get; } = message;

    public LosantRequestOptions? Options { get; } = options;

    /// <summary>Event streams: the keepalive interval that the call asks for.</summary>
    public double? KeepAliveSeconds { get; } = keepAliveSeconds;

    public long Started { get; } = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(Started);
}
