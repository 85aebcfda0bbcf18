using System.IO;

namespace LosantGen.CSharp;

/// <summary>
/// Type names that a program has in scope already, through the implicit usings of the console and web SDKs or from the
/// runtime library. A generated type of such a name yields: it is called <c>Losant</c> and the name, so that
/// <c>File.ReadAllText</c> goes on to mean what it always meant. A test compares the list with the framework it runs on.
/// </summary>
internal static class ReservedNames
{
    /// <summary>What a type that yields begins with.</summary>
    public const string Prefix = "Losant";

    private const string OfRuntime = """
        Runtime ILosantTokenProvider JsonScalar JsonScalarKind LosantApiException LosantBadRequestException LosantClientOptions
        LosantContent LosantDeviceSignIn LosantDeviceTokenProvider LosantEvents LosantException LosantFailureContext LosantJson
        LosantList LosantMap LosantNotFoundException LosantObject LosantPageable LosantRateLimitException LosantRawDownload
        LosantRawRequest LosantRawResponse LosantReconnectContext LosantRequest LosantRequestContext LosantRequestOptions
        LosantRequestValidationException LosantResponseContext LosantResponseException LosantSerializationException
        LosantTelemetry LosantTime LosantTokenException LosantUnauthorizedException LosantUnion LosantUpload LosantViolation
        """;

    // What generated types call their own members: C# allows no member the name of its type.
    private const string OfMembers = "Validate Equals GetHashCode GetType ToString MemberwiseClone Finalize Clone PrintMembers Value IsKnown Match Switch Unknown";

    private static readonly HashSet<string> Names = new((InScope() + " " + OfRuntime + " " + OfMembers).Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly HashSet<string> MemberNames = new(OfMembers.Split(' '), StringComparer.Ordinal);

    public static IEnumerable<string> All => Names;

    /// <summary>Whether a type of this name could not have its own members.</summary>
    public static bool IsOfMember(string name) => MemberNames.Contains(name);

    /// <summary>The name, or the one that it yields to.</summary>
    public static string Yield(string name)
    {
        while (Names.Contains(name)) name = Prefix + name;
        return name;
    }

    /// <summary>The name that a type would have had: what lies within it is called after that.</summary>
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
