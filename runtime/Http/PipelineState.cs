using Losant.Runtime.Http.Sending;
using Losant.Runtime.Http.Tokens;
using Losant.Runtime.Secrets;

namespace Losant.Runtime.Http;

/// <summary>What a pipeline derives from the client's options when they are frozen.</summary>
internal sealed class PipelineState
{
    /// <exception cref="InvalidOperationException">The options are not valid.</exception>
    public PipelineState(ActionPipeline pipeline, Transport transport, LosantClientOptions options, CancellationToken end)
    {
        Settings = options.Freeze();
        var tokens = Settings switch
        {
            { Options.TokenProvider: { } provider } => new TokenSource(provider, pipeline),
            { Token: { } token } => new TokenSource(token),
            _ => null,
        };
        HasToken = tokens is not null;
        Hooks = new CallHooks(options);
        Receiver = new ResponseReceiver(new TokenAuthenticator(pipeline, transport, tokens, Hooks), Hooks, Settings, Settings.TimeoutFor(transport.Given), end);
        BaseUrl = Settings.BaseUrlFor(transport.Given);
        UserAgent = Settings.UserAgentFor(transport.Given);
        AcceptVersion = options.AcceptVersion ?? pipeline.Version;
        SecretNames = pipeline.SecretNames;
        End = end;
    }

    public ClientSettings Settings { get; }

    public string BaseUrl { get; }

    public string? UserAgent { get; }

    public bool HasToken { get; }

    public CallHooks Hooks { get; }

    public ResponseReceiver Receiver { get; }

    /// <summary>The header <c>Accept-Version</c>.</summary>
    public string AcceptVersion { get; }

    /// <summary>The names of secrets.</summary>
    public SecretNames SecretNames { get; }

    /// <summary>Cancelled when the client is disposed.</summary>
    public CancellationToken End { get; }
}
