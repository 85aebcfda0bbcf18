using Losant.Runtime.Http.Sending;
using Losant.Runtime.Http.Tokens;
using Losant.Runtime.Secrets;

namespace Losant.Runtime.Http;

/// <summary>What a pipeline derives from the client's options when they are frozen.</summary>
internal sealed class PipelineState
{
    public required ClientSettings Settings { get; init; }

    public required string BaseUrl { get; init; }

    public required string? UserAgent { get; init; }

    public required bool HasToken { get; init; }

    public required CallHooks Hooks { get; init; }

    public required ResponseReceiver Receiver { get; init; }

    /// <summary>The header <c>Accept-Version</c>.</summary>
    public required string AcceptVersion { get; init; }

    /// <summary>The names of secrets.</summary>
    public required SecretNames SecretNames { get; init; }

    /// <summary>Cancelled when the client is disposed.</summary>
    public required CancellationToken End { get; init; }

    /// <exception cref="InvalidOperationException">The options are not valid.</exception>
    public static PipelineState Of(ActionPipeline pipeline, Transport transport, LosantClientOptions options, CancellationToken end)
    {
        var settings = options.Freeze();
        var tokens = settings switch
        {
            { Options.TokenProvider: { } provider } => new TokenSource(provider, pipeline),
            { Token: { } token } => new TokenSource(token),
            _ => null,
        };
        var hooks = new CallHooks(options);
        var authenticator = new TokenAuthenticator(pipeline, transport, tokens, hooks);
        return new PipelineState
        {
            Settings = settings,
            BaseUrl = settings.BaseUrlFor(transport.Given),
            UserAgent = settings.UserAgentFor(transport.Given),
            HasToken = tokens is not null,
            Hooks = hooks,
            Receiver = new ResponseReceiver(authenticator, hooks, settings, settings.TimeoutFor(transport.Given), end),
            AcceptVersion = options.AcceptVersion ?? pipeline.Version,
            SecretNames = pipeline.SecretNames,
            End = end,
        };
    }
}
