using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes the client: how it is made, and a property for each resource.</summary>
internal static class ClientEmitter
{
    public static string Emit(ClientPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var name = options.ClientName;
        code.Line("/// <summary>A client of the Losant platform's API. It is thread-safe: make one and keep it.</summary>");
        using (code.Generated().Open($"{options.Accessibility} partial class {name} : Sys::IDisposable"))
        {
            code.Line("private readonly Rt::ActionPipeline _pipeline;\n");
            code.Line("/// <summary>Makes a client with connections of its own, which live until it is disposed.</summary>");
            code.Line("/// <param name=\"options\">Base address, token and the like; from the first call on they cannot be changed.</param>");
            code.Line($"public {name}(Lo::LosantClientOptions options)\n    : this(new Rt::ActionPipeline(options))\n{{\n}}\n");
            code.Line("/// <summary>Makes a client on a given HTTP client, which is never disposed or changed: one of a factory, or one with a fake handler in a test.</summary>");
            code.Line("/// <param name=\"httpClient\">What sends the requests.</param>");
            code.Line("/// <param name=\"options\">Base address, token and the like; from the first call on they cannot be changed.</param>");
            code.Line($"public {name}(Sys::Net.Http.HttpClient httpClient, Lo::LosantClientOptions? options = null)\n    : this(new Rt::ActionPipeline(httpClient, options))\n{{\n}}\n");
            code.Line("/// <summary>For mocks and other stand-ins, which override what they need; every other call is an <see cref=\"Sys::InvalidOperationException\"/>.</summary>");
            code.Line($"protected {name}()\n    : this(Rt::ActionPipeline.ForMocks)\n{{\n}}\n");
            using (code.Open($"private {name}(Rt::ActionPipeline pipeline)"))
            {
                code.Line("_pipeline = pipeline;");
                foreach (var resource in plan.Resources) code.Line($"{resource.PropertyName} = new {resource.ClassName}(pipeline);");
            }
            foreach (var resource in plan.Resources)
            {
                code.Line($"\n/// <summary>The resource <c>{DocComment.Escape(resource.JsonName)}</c>.</summary>");
                code.Line($"public virtual {resource.ClassName} {resource.PropertyName} {{ get; }}");
            }
            code.Line("""

                /// <summary>Sends a request that the client has no method for, and reads the response as a whole.</summary>
                /// <param name="request">Method, path, query and body.</param>
                /// <param name="options">For this request only.</param>
                /// <param name="cancellationToken">Cancels the request.</param>
                /// <returns>The response, a success.</returns>
                /// <exception cref="Lo::LosantApiException">An error of the API.</exception>
                public virtual Sys::Threading.Tasks.Task<Lo::LosantRawResponse> SendRawAsync(Lo::LosantRawRequest request, Lo::LosantRequestOptions? options = null, Sys::Threading.CancellationToken cancellationToken = default) =>
                    _pipeline.SendRawAsync(request, options, cancellationToken);

                /// <summary>Sends a request that the client has no method for, and returns when the body of the response begins: for what is large, or no JSON.</summary>
                /// <param name="request">Method, path, query and body.</param>
                /// <param name="options">For this request only.</param>
                /// <param name="cancellationToken">Cancels the request until the body begins.</param>
                /// <returns>The response, a success, to be disposed.</returns>
                /// <exception cref="Lo::LosantApiException">An error of the API.</exception>
                public virtual Sys::Threading.Tasks.Task<Lo::LosantRawDownload> DownloadRawAsync(Lo::LosantRawRequest request, Lo::LosantRequestOptions? options = null, Sys::Threading.CancellationToken cancellationToken = default) =>
                    _pipeline.DownloadRawAsync(request, options, cancellationToken);
                """.Replace("\r", ""));
            code.Line("\n/// <summary>Closes the client's own connections.</summary>");
            code.Line("public virtual void Dispose() => _pipeline.Dispose();");
        }
        return SourceFile.Complete(code, options);
    }
}
