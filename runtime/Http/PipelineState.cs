using Losant.Runtime.Http.Sending;
using Losant.Runtime.Http.Tokens;
using Losant.Runtime.Secrets;

namespace Losant.Runtime.Http;

/// <summary>What a pipeline derives from the client's options when they are frozen.</summary>
internal sealed record PipelineState(ClientSettings Settings, string BaseUrl, string? UserAgent, bool HasToken, CallHooks Hooks, ResponseReceiver Receiver)
{
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
        var receiver = new ResponseReceiver(authenticator, hooks, settings, settings.TimeoutFor(transport.Given), end);
        return new PipelineState(settings, settings.BaseUrlFor(transport.Given), settings.UserAgentFor(transport.Given), tokens is not null, hooks, receiver)
        {
            AcceptVersion = options.AcceptVersion ?? pipeline.Version,
            SecretNames = pipeline.SecretNames,
            End = end,
        };
    }
}
