using LosantGen.Planning.Names;

namespace LosantGen.CSharp;

/// <summary>
/// Type names that a program already has in scope, through the implicit usings of the console and web SDKs or from the
/// runtime library. A generated type with such a name gets the prefix <c>Losant</c>, so that
/// <c>File.ReadAllText</c> keeps its meaning. A test compares the list with the framework that it runs on.
/// </summary>
internal static class ReservedNames
{
    /// <summary>The prefix of a type with a reserved name.</summary>
    public const string Prefix = "Losant";

    private const string InScope = """
        AbandonedMutexException AccessViolationException Action Activator ActivatorUtilities ActivatorUtilitiesConstructorAttribute
        ActivityTrackingOptions AggregateException AllowCookieRedirectAttribute ApartmentState AppContext AppDomain AppDomainSetup
        AppDomainUnloadedException ApplicationBuilder ApplicationException ApplicationId ArgIterator ArgumentException
        ArgumentNullException ArgumentOutOfRangeException ArithmeticException Array ArraySegment ArrayTypeMismatchException
        AsParametersAttribute AssemblyLoadEventArgs AssemblyLoadEventHandler AsyncCallback AsyncEnumerable AsyncFlowControl AsyncLocal
        AsyncLocalValueChangedArgs AsyncServiceScope Attribute AttributeTargets AttributeUsageAttribute AutoResetEvent BackgroundService
        BackgroundServiceExceptionBehavior BadHttpRequestException BadImageFormatException Barrier BarrierPostPhaseException
        Base64FormattingOptions BinaryReader BinaryWriter BinderOptions BindingAddress BitConverter Boolean Buffer BufferedStream Byte
        ByteArrayContent CLSCompliantAttribute CancellationToken CancellationTokenRegistration CancellationTokenSource
        CannotUnloadAppDomainException ChainedConfigurationProvider ChainedConfigurationSource Char CharEnumerator ClientCertificateOption
        CollectionExtensions Comparer Comparison ComponentEndpointConventionBuilder CompositeEndpointDataSource CompressedStack
        ConcurrentExclusiveSchedulerPair ConfigurationBinder ConfigurationBuilder ConfigurationDebugViewContext ConfigurationKeyComparer
        ConfigurationKeyNameAttribute ConfigurationManager ConfigurationPath ConfigurationProvider ConfigurationReloadToken
        ConfigurationRoot ConfigurationSection ConfigureAwaitOptions ConfigureHostBuilder ConfigureWebHostBuilder
        ConnectionEndpointRouteBuilder ConnectionInfo Console ConsoleCancelEventArgs ConsoleCancelEventHandler ConsoleColor ConsoleKey
        ConsoleKeyInfo ConsoleLifetimeOptions ConsoleModifiers ConsoleSpecialKey ContentEncodingMetadata ContextBoundObject
        ContextCallback ContextMarshalException ContextStaticAttribute ControllerActionEndpointConventionBuilder Convert Converter
        CookieBuilder CookieOptions CookiePolicyOptions CookieSecurePolicy CountdownEvent DBNull DataMisalignedException
        DataTokensMetadata DateOnly DateTime DateTimeKind DateTimeOffset DayOfWeek Decimal DefaultEndpointDataSource
        DefaultEndpointFilterInvocationContext DefaultFilesOptions DefaultHttpContext DefaultHttpContextFactory
        DefaultInlineConstraintResolver DefaultServiceProviderFactory Delegate DelegateStartup DelegatingHandler
        DeveloperExceptionPageOptions Dictionary Directory DirectoryBrowserOptions DirectoryInfo DirectoryNotFoundException
        DisableHttpMetricsAttribute DivideByZeroException DllNotFoundException Double DriveInfo DriveNotFoundException DriveType
        DuplicateWaitObjectException EndOfStreamException Endpoint EndpointBuilder EndpointDataSource EndpointDescriptionAttribute
        EndpointFilterDelegate EndpointFilterFactoryContext EndpointFilterInvocationContext EndpointGroupNameAttribute
        EndpointMetadataCollection EndpointNameAttribute EndpointNameMetadata EndpointSummaryAttribute EntryPointNotFoundException Enum
        Enumerable EnumerableExecutor EnumerableQuery EnumerationOptions Environment EnvironmentName EnvironmentVariableTarget
        Environments EqualityComparer ErrorEventArgs ErrorEventHandler EventArgs EventHandler EventId EventResetMode EventWaitHandle
        EventWaitHandleAcl Exception ExceptionHandlerOptions ExcludeFromDescriptionAttribute ExecutionContext ExecutionEngineException
        FieldAccessException File FileAccess FileAttributes FileConfigurationProvider FileConfigurationSource FileInfo FileLoadException
        FileLoadExceptionContext FileMode FileNotFoundException FileOptions FileServerOptions FileShare FileStream FileStreamOptions
        FileStyleUriParser FileSystemAclExtensions FileSystemEventArgs FileSystemEventHandler FileSystemInfo FileSystemWatcher
        FlagsAttribute FormCollection FormFile FormFileCollection FormUrlEncodedContent FormatException FormattableString
        ForwardedHeadersOptions FragmentString FromKeyedServicesAttribute FtpStyleUriParser Func GC GCCollectionMode GCGenerationInfo
        GCKind GCMemoryInfo GCNotificationStatus GenericUriParser GenericUriParserOptions GopherStyleUriParser Guid Half
        HandleInheritability HashCode HashSet HeaderDictionary HeaderEncodingSelector Host HostAbortedException HostApplicationBuilder
        HostApplicationBuilderSettings HostAttribute HostBuilder HostBuilderContext HostDefaults HostExecutionContext
        HostExecutionContextManager HostOptions HostString HostingStartupAttribute HttpClient HttpClientFactoryExtensions
        HttpClientHandler HttpClientJsonExtensions HttpCompletionOption HttpContent HttpContentJsonExtensions HttpContext
        HttpContextAccessor HttpIOException HttpKeepAlivePingPolicy HttpMessageHandler HttpMessageHandlerFactoryExtensions
        HttpMessageInvoker HttpMethod HttpMethodMetadata HttpMethodOverrideOptions HttpMethods HttpProtocol HttpProtocolException
        HttpRequest HttpRequestError HttpRequestException HttpRequestMessage HttpRequestOptions HttpRequestOptionsKey HttpResponse
        HttpResponseMessage HttpStyleUriParser HttpValidationProblemDetails HttpVersionPolicy HubEndpointConventionBuilder
        IAlternateEqualityComparer IAsyncDisposable IAsyncEnumerable IAsyncEnumerator IAsyncResult ICloneable ICollection IComparable
        IComparer IConvertible ICustomFormatter IDictionary IDisposable IEnumerable IEnumerator IEqualityComparer IEquatable
        IFormatProvider IFormattable IGrouping IHttpClientFactory IHttpMessageHandlerFactory IList ILookup IOCompletionCallback
        IOException IObservable IObserver IOrderedAsyncEnumerable IOrderedEnumerable IOrderedQueryable IParsable IProgress IQueryProvider
        IQueryable IReadOnlyCollection IReadOnlyDictionary IReadOnlyList IReadOnlySet IServiceProvider ISet ISpanFormattable ISpanParsable
        IThreadPoolWorkItem ITimer IUtf8SpanFormattable IUtf8SpanParsable ImmutableArrayExtensions Index IndexOutOfRangeException
        InlineRouteParameterParser InsufficientExecutionStackException InsufficientMemoryException Int128 Int16 Int32 Int64 IntPtr
        Interlocked InternalBufferOverflowException InvalidCastException InvalidDataException InvalidOperationException
        InvalidProgramException InvalidTimeZoneException JsonContent KeyNotFoundException KeyValuePair KeyedService Lazy LazyInitializer
        LazyThreadSafetyMode LdapStyleUriParser LinkGenerator LinkOptions LinkParser LinkedList LinkedListNode List LoaderOptimization
        LoaderOptimizationAttribute LocalDataStoreSlot Lock LockCookie LockRecursionException LockRecursionPolicy LogDefineOptions
        LogLevel Logger LoggerExternalScopeProvider LoggerFactory LoggerFactoryOptions LoggerFilterOptions LoggerFilterRule LoggerMessage
        LoggerMessageAttribute Lookup MTAThreadAttribute ManualResetEvent ManualResetEventSlim MarshalByRefObject MatchCasing MatchType
        MatcherPolicy Math MathF MemberAccessException Memory MemoryExtensions MemoryStream MessageProcessingHandler MethodAccessException
        MiddlewareFactory MidpointRounding MissingFieldException MissingMemberException MissingMethodException ModuleHandle Monitor
        MulticastDelegate MulticastNotSupportedException MultipartContent MultipartFormDataContent Mutex MutexAcl NamedWaitHandleOptions
        NativeOverlapped NetPipeStyleUriParser NetTcpStyleUriParser NewsStyleUriParser NonSerializedAttribute NotFiniteNumberException
        NotImplementedException NotSupportedException NotifyFilters NullReferenceException Nullable OAuthPostConfigureOptions Object
        ObjectDisposedException ObjectFactory ObsoleteAttribute OperatingSystem OperationCanceledException OrderedDictionary
        OrderedParallelQuery OutOfMemoryException OverflowException Overlapped PageActionEndpointConventionBuilder Parallel
        ParallelEnumerable ParallelExecutionMode ParallelLoopResult ParallelLoopState ParallelMergeOptions ParallelOptions ParallelQuery
        ParamArrayAttribute ParameterPolicyFactory ParameterizedThreadStart Path PathString PathTooLongException PeriodicTimer PlatformID
        PlatformNotSupportedException PreAllocatedOverlapped Predicate PriorityQueue ProblemDetailsContext ProblemDetailsOptions
        ProducesResponseTypeMetadata Progress ProviderAliasAttribute QueryCollection QueryString Queryable Queue Random RandomAccess Range
        RankException RazorComponentsEndpointConventionBuilder ReadOnlyMemory ReadOnlyMemoryContent ReadOnlySpan ReaderWriterLock
        ReaderWriterLockSlim ReferenceEqualityComparer RegisteredWaitHandle RenamedEventArgs RenamedEventHandler RequestDelegate
        RequestDelegateFactory RequestDelegateFactoryOptions RequestDelegateMetadataResult RequestDelegateResult
        RequestLocalizationOptions ResolveEventArgs ResolveEventHandler Results Route RouteBase RouteBuilder RouteCollection
        RouteConstraintBuilder RouteConstraintMatcher RouteContext RouteCreationException RouteData RouteDirection RouteEndpoint
        RouteEndpointBuilder RouteGroupBuilder RouteGroupContext RouteHandler RouteHandlerBuilder RouteHandlerOptions RouteHandlerServices
        RouteNameMetadata RouteOptions RouteValueDictionary RouteValueEqualityComparer RouteValuesAddress RouterMiddleware RoutingFeature
        RuntimeArgumentHandle RuntimeFieldHandle RuntimeMethodHandle RuntimeTypeHandle SByte STAThreadAttribute SameSiteMode SearchOption
        SeekOrigin Semaphore SemaphoreAcl SemaphoreFullException SemaphoreSlim SendFileFallback SendOrPostCallback SequencePosition
        SerializableAttribute ServiceCollection ServiceDescriptor ServiceKeyAttribute ServiceKeyLookupMode ServiceLifetime ServiceProvider
        ServiceProviderOptions SessionOptions Single SocketsHttpConnectionContext SocketsHttpHandler
        SocketsHttpPlaintextStreamFilterContext SortedDictionary SortedList SortedSet Span SpinLock SpinWait Stack StackOverflowException
        StartupBase StaticFileOptions StatusCodePagesOptions StatusCodes Stream StreamConfigurationProvider StreamConfigurationSource
        StreamContent StreamReader StreamResponseBodyFeature StreamWriter String StringComparer StringComparison StringContent
        StringNormalizationExtensions StringReader StringSplitOptions StringWriter SuppressLinkGenerationMetadata SuppressMatchingMetadata
        SynchronizationContext SynchronizationLockException SystemException TagsAttribute Task TaskAsyncEnumerableExtensions
        TaskCanceledException TaskCompletionSource TaskContinuationOptions TaskCreationOptions TaskExtensions TaskFactory TaskScheduler
        TaskSchedulerException TaskStatus TaskToAsyncResult TextReader TextWriter Thread ThreadAbortException ThreadExceptionEventArgs
        ThreadExceptionEventHandler ThreadInterruptedException ThreadLocal ThreadPool ThreadPoolBoundHandle ThreadPriority ThreadStart
        ThreadStartException ThreadState ThreadStateException ThreadStaticAttribute ThreadingAclExtensions TimeOnly TimeProvider TimeSpan
        TimeZone TimeZoneInfo TimeZoneNotFoundException Timeout TimeoutException Timer TimerCallback TreeSet Tuple TupleExtensions Type
        TypeAccessException TypeCode TypeInitializationException TypeLoadException TypeUnloadedException TypedReference TypedResults
        UInt128 UInt16 UInt32 UInt64 UIntPtr UnauthorizedAccessException UnhandledExceptionEventArgs UnhandledExceptionEventHandler
        UnixFileMode UnmanagedMemoryAccessor UnmanagedMemoryStream UnobservedTaskExceptionEventArgs Uri UriBuilder UriComponents
        UriCreationOptions UriFormat UriFormatException UriHostNameType UriKind UriParser UriPartial UriTypeConverter ValueTask ValueTuple
        ValueType Version VirtualPathContext VirtualPathData Void Volatile WaitCallback WaitForChangedResult WaitHandle
        WaitHandleCannotBeOpenedException WaitHandleExtensions WaitOrTimerCallback WatcherChangeTypes WeakReference WebApplication
        WebApplicationBuilder WebApplicationOptions WebHostBuilder WebHostBuilderContext WebHostBuilderOptions WebHostDefaults
        WebSocketAcceptContext WebSocketManager WebSocketOptions WelcomePageOptions
        """;

    private const string OfRuntime = """
        Runtime ILosantTokenProvider JsonScalar JsonScalarKind LosantApiException LosantBadRequestException LosantClientOptions
        LosantContent LosantDeviceSignIn LosantDeviceTokenProvider LosantEvents LosantException LosantFailureContext LosantJson
        LosantList LosantMap LosantNotFoundException LosantObject LosantPageable LosantRateLimitException LosantRawDownload
        LosantRawRequest LosantRawResponse LosantReconnectContext LosantRequest LosantRequestContext LosantRequestOptions
        LosantRequestValidationException LosantResponseContext LosantResponseException LosantSerializationException
        LosantTelemetry LosantTime LosantTokenException LosantUnauthorizedException LosantUnion LosantUpload LosantViolation
        """;

    // The members of generated types: in C#, a member cannot have the name of its type.
    private const string OfMembers = "Validate Equals GetHashCode GetType ToString MemberwiseClone Finalize Clone PrintMembers Value IsKnown Match Switch Unknown";

    private static readonly HashSet<string> Names = new((InScope + " " + OfRuntime + " " + OfMembers).Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly HashSet<string> MemberNames = new(OfMembers.Split(' '), StringComparer.Ordinal);

    public static IEnumerable<string> All => Names;

    /// <summary>Whether a type cannot have this name because one of its members has it.</summary>
    public static bool IsOfMember(string name) => MemberNames.Contains(name);

    /// <summary>The name, with the prefix if it is reserved.</summary>
    public static string Yield(string name)
    {
        while (Names.Contains(name)) name = Prefix + name;
        return name;
    }

    /// <summary>The name of a type without the prefix; the types within it are named after that.</summary>
    public static string Wanted(string name)
    {
        while (name.StartsWith(Prefix, StringComparison.Ordinal) && Names.Contains(name.Substring(Prefix.Length))) name = name.Substring(Prefix.Length);
        return name;
    }
}
