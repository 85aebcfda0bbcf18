using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes the client: its constructors, and a property for each resource.</summary>
internal static class ClientEmitter
{
    public static string Emit(ClientPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var name = options.ClientName;
        code.Line("/// <summary>A client of the Losant platform's API. It is thread-safe: create one instance and keep it.</summary>");
        using (code.Generated().Open($"{options.Accessibility} partial class {name} : Sys::IDisposable"))
        {
            code.Line("private readonly Rt::ActionPipeline _pipeline;\n");
            code.Line("/// <summary>Creates a client with its own connections, which are closed when it is disposed.</summary>");
            code.Line("/// <param name=\"options\">Base address, token and other settings; the first call freezes them.</param>");
            code.Line($"public {name}(Lo::LosantClientOptions options)\n\t: this(new Rt::ActionPipeline(options))\n{{\n}}\n");
            code.Line("/// <summary>Creates a client that uses the given HTTP client and never disposes or changes it, for example one from a factory, or one with a fake handler in a test.</summary>");
            code.Line("/// <param name=\"httpClient\">The HTTP client that sends the requests.</param>");
            code.Line("/// <param name=\"options\">Base address, token and other settings; the first call freezes them.</param>");
            code.Line($"public {name}(Sys::Net.Http.HttpClient httpClient, Lo::LosantClientOptions? options = null)\n\t: this(new Rt::ActionPipeline(httpClient, options))\n{{\n}}\n");
            code.Line("/// <summary>For mocks and other test doubles, which override the members they need; every other call throws an <see cref=\"Sys::InvalidOperationException\"/>.</summary>");
            code.Line($"protected {name}()\n\t: this(Rt::ActionPipeline.ForMocks)\n{{\n}}\n");
            using (code.Open($"private {name}(Rt::ActionPipeline pipeline)"))
            {
                code.Line("_pipeline = pipeline;");
                if (plan.Version is not null) code.Line($"pipeline.SetVersion({Literal.Of(plan.Version)});");
                if (plan.Secrets.Count > 0) code.Line($"pipeline.MarkSecrets({string.Join(", ", plan.Secrets.Select(Literal.Of))});");
                foreach (var resource in plan.Resources) code.Line($"{resource.PropertyName} = new {resource.ClassName}(pipeline);");
            }
            foreach (var resource in plan.Resources)
            {
                DocComment.Write(code.Line(), new Doc(resource.Summary), $"The resource <c>{DocComment.Escape(resource.JsonName)}</c>.");
                code.Line($"public virtual {resource.ClassName} {resource.PropertyName} {{ get; }}");
            }
            foreach (var child in plan.Bound) BoundCode.Child(code.Line(), child, "this");
            code.Line("""

                /// <summary>Sends a request for which the client has no method, and reads the whole response.</summary>
                /// <param name="request">Method, path, query and body.</param>
                /// <param name="options">Options for this request only.</param>
                /// <param name="cancellationToken">Cancels the request.</param>
                /// <returns>The successful response.</returns>
                /// <exception cref="Lo::LosantApiException">The API returned an error.</exception>
                public virtual Th::Tasks.Task<Lo::LosantRawResponse> SendRawAsync(Lo::LosantRawRequest request, Lo::LosantRequestOptions? options = null, Th::CancellationToken cancellationToken = default) => _pipeline.SendRawAsync(request, options, cancellationToken);

                /// <summary>Sends a request for which the client has no method, and returns when the response body begins; for bodies that are large or not JSON.</summary>
                /// <param name="request">Method, path, query and body.</param>
                /// <param name="options">Options for this request only.</param>
                /// <param name="cancellationToken">Cancels the request until the response body begins.</param>
                /// <returns>The successful response; the caller must dispose it.</returns>
                /// <exception cref="Lo::LosantApiException">The API returned an error.</exception>
                public virtual Th::Tasks.Task<Lo::LosantRawDownload> DownloadRawAsync(Lo::LosantRawRequest request, Lo::LosantRequestOptions? options = null, Th::CancellationToken cancellationToken = default) => _pipeline.DownloadRawAsync(request, options, cancellationToken);
                """.Replace("\r", ""));
            code.Line("\n/// <summary>Closes the client's own connections.</summary>");
            code.Line("public virtual void Dispose() => _pipeline.Dispose();");
        }
        foreach (var bare in plan.Bare) BoundCode.Write(code.Line(), bare, null, options);
        return SourceFile.Complete(code, options);
    }
}
