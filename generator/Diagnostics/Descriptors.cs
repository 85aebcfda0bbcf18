using Microsoft.CodeAnalysis;

namespace LosantGen.Diagnostics;

/// <summary>Every diagnostic of the generator. docs/diagnostics.md has a section for each.</summary>
internal static class Descriptors
{
    private const string Help = "https://github.com/losantgen/losantgen/blob/main/docs/diagnostics.md#";

    // Before the fields that put themselves in.
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new(StringComparer.Ordinal);

    public static readonly DiagnosticDescriptor NotJson = Error("LSG001", "Description is not JSON",
        "'{0}' is not valid JSON: {1}. Nothing is generated from this file until it is fixed.");

    public static readonly DiagnosticDescriptor NotASchema = Warning("LSG002", "File is not a schema",
        "'{0}' is not a JSON schema: expected an object, true or false, found {1}. The file is ignored.");

    public static readonly DiagnosticDescriptor BrokenNode = Warning("LSG003", "Broken schema node",
        "{0} {1}");

    public static readonly DiagnosticDescriptor UnresolvedReference = Warning("LSG004", "Unresolved reference",
        "'{0}' refers to a schema that does not exist in the descriptions; its values are typed as JsonAny{1}");

    public static readonly DiagnosticDescriptor Duplicate = Warning("LSG005", "Duplicate definition",
        "{0} '{1}' is defined {2}");

    public static readonly DiagnosticDescriptor NameCollision = Info("LSG006", "Names collide",
        "'{0}' and '{1}' both become '{2}' in C#{4}; the second is named '{3}'");

    public static readonly DiagnosticDescriptor UnsupportedKeyword = Warning("LSG007", "Keyword is not supported",
        "The keyword '{0}' is not supported and is ignored{1}");

    public static readonly DiagnosticDescriptor BrokenAction = Warning("LSG008", "Broken action",
        "{0} {1}");

    public static readonly DiagnosticDescriptor UnknownResource = Error("LSG009", "Unknown resource or action",
        "LosantResources contains '{0}', which does not exist in the descriptions{1}");

    public static readonly DiagnosticDescriptor BadOption = Error("LSG010", "Invalid option value",
        "The value '{1}' of {0} is not valid: {2}");

    public static readonly DiagnosticDescriptor ExampleDoesNotFit = Info("LSG011", "Example does not fit its schema",
        "The example of '{0}' does not fit its schema: {1}");

    public static readonly DiagnosticDescriptor NameIsUnused = Warning("LSG012", "Chosen name is not used",
        "The name '{0}' is not used for '{1}': {2}");

    public static readonly DiagnosticDescriptor EmptyCycle = Warning("LSG013", "Circular reference",
        "'{0}' leads back to itself through references only; its values are typed as JsonAny{1}");

    public static readonly DiagnosticDescriptor CannotCompile = Error("LSG014", "Project cannot compile the client",
        "{0}");

    public static readonly DiagnosticDescriptor Contradiction = Warning("LSG015", "Schema contradicts itself",
        "{0} {1}");

    public static readonly DiagnosticDescriptor HarmlessSlip = Info("LSG016", "Harmless slip",
        "{0} {1}");

    public static readonly DiagnosticDescriptor Limit = Warning("LSG017", "Description exceeds a limit",
        "{0} {1}");

    public static readonly DiagnosticDescriptor UnknownVersion = Info("LSG018", "Version of the API is not known",
        "It is not known which version of the API the descriptions describe, so that the client asks for the version of the built-in ones; set LosantApiVersion");

    public static readonly DiagnosticDescriptor MissingDescriptions = Warning("LSG019", "Descriptions are missing",
        "The project names descriptions with LosantSchema, but none of the files exist, so the client is generated from the built-in ones; restore the files, or remove the item");

    public static readonly DiagnosticDescriptor NoClient = Warning("LSG020", "No client is generated",
        "No client is generated, because no action is left: {0}");

    public static DiagnosticDescriptor Of(string id) => ById[id];

    /// <summary>What all diagnostics have in common that are one slip, made several times; null if each is a slip of its own.</summary>
    public static string? KindOf(ReportedDiagnostic diagnostic) => diagnostic.Id switch
    {
        "LSG003" or "LSG008" or "LSG016" or "LSG017" => diagnostic.Arguments[1],
        "LSG007" or "LSG015" => diagnostic.Arguments[0],
        "LSG004" or "LSG013" => "",
        _ => null,
    };

    private static DiagnosticDescriptor Error(string id, string title, string message) => Make(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Make(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message) => Make(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Make(string id, string title, string message, DiagnosticSeverity severity) =>
        ById[id] = new(id, title, message, "LosantGen", severity, isEnabledByDefault: true, helpLinkUri: Help + id.ToLowerInvariant());
}
