using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Losant.Simulator.Server;

/// <summary>The request's path and query exactly as sent: the framework unescapes and normalizes its own copy of the path.</summary>
/// <param name="Path">The path, still escaped.</param>
/// <param name="Query">The query, still escaped, without the question mark.</param>
internal readonly record struct RawTarget(string Path, string Query)
{
    public static RawTarget Of(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        // A request through a proxy contains the absolute URL.
        if (!target.StartsWith('/') && target.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme && target.IndexOf('/', scheme + 3) is > 0 and var path)
            target = target[path..];
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? new(target, string.Empty) : new(target[..mark], target[(mark + 1)..]);
    }
}
