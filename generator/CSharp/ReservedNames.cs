using System.IO;

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

    private const string OfRuntime = """
        Runtime ILosantTokenProvider JsonAny JsonScalar JsonScalarKind LosantApiException LosantBadRequestException LosantClientOptions
        LosantContent LosantCreatedDevice LosantDeviceClient LosantDeviceSignIn LosantDeviceTokenProvider LosantEvents LosantExportRow
        LosantException LosantFailureContext LosantInstant LosantInstantBody LosantJobException LosantJobFailure LosantJobOptions LosantJson
        LosantList LosantMap LosantMisfit LosantMisfitContext LosantNotFoundException LosantObject LosantOpenMap LosantPageable
        LosantRateLimitException LosantRawDownload LosantRawRequest LosantRawResponse LosantReconnectContext LosantRequest
        LosantRequestContext LosantRequestOptions LosantRequestValidationException LosantResponseContext LosantResponseException LosantRowsException
        LosantSerializationException LosantSeriesException LosantSeriesOptions LosantSeriesPoint LosantStorage LosantStorageException
        LosantTelemetry LosantTime LosantTokenException LosantUnauthorizedException LosantUnion LosantUpload LosantUserSignIn
        LosantUserTokenProvider LosantViolation
        """;

    // The members of generated types: in C#, a member cannot have the name of its type.
    private const string OfMembers = "Validate Equals GetHashCode GetType ToString MemberwiseClone Finalize Clone PrintMembers Value IsKnown Match Switch Unknown GetEnumerator";

    // Types of the client itself, which are files, and its members: a class cannot have the name of one of its members.
    private static readonly HashSet<string> OfClient = new(["LosantRules", "LosantKeys", "Dispose", "SendRawAsync", "DownloadRawAsync"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Names = new((InScope() + " " + OfRuntime + " " + OfMembers).Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly HashSet<string> MemberNames = new(OfMembers.Split(' '), StringComparer.Ordinal);

    private static readonly string[] RuntimeNames = OfRuntime.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<string> All => Names;

    /// <summary>Whether a type cannot have this name because one of its members has it.</summary>
    public static bool IsOfMember(string name) => MemberNames.Contains(name);

    /// <summary>Whether the runtime library has a type with this name.</summary>
    public static bool IsOfRuntime(string name) => Array.IndexOf(RuntimeNames, name) >= 0;

    /// <summary>Whether a client can have this name.</summary>
    public static bool IsFreeForClient(string name) => !Names.Contains(name) && !OfClient.Contains(name);

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

    // The list is long, and is data.
    private static string InScope()
    {
        using var reader = new StreamReader(typeof(ReservedNames).Assembly.GetManifestResourceStream("ReservedNames.txt")!);
        return reader.ReadToEnd();
    }
}
