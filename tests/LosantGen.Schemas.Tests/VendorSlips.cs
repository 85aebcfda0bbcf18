namespace LosantGen.Schemas.Tests;

/// <summary>
/// Mistakes of the vendor's description that ours puts right, because their meaning is plain. The page on schemas lists them too.
/// </summary>
internal static class VendorSlips
{
    /// <summary>Schemas that differ from the vendor's, with the differences that are meant.</summary>
    public static readonly IReadOnlyDictionary<string, string> Schemas = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["applicationJobLog"] = "the members of input and output stand where their schema belongs",
        ["applicationJobLogs"] = "the members of input and output stand where their schema belongs",
        ["credentialLinkedResources"] = "the members of an integration's status stand where their schema belongs, and lengths are written as min and max",
        ["instanceAuditLogs"] = "an item is described as the page that holds it",
        ["instanceOrgMembers"] = "an item is described as the page that holds it",
        ["instanceOrgPost"] = "a limit is a string",
        ["integration"] = "the members of status stand where their schema belongs, and lengths are written as min and max",
        ["integrationPatch"] = "lengths are written as min and max",
        ["integrationPost"] = "lengths are written as min and max",
        ["integrations"] = "the members of status stand where their schema belongs, and lengths are written as min and max",
        ["orgInvites"] = "a schema stands where its members belong",
        ["orgInvitesUser"] = "a schema stands where its members belong",
        ["paletteResponse"] = "customNodes has no keyword of JSON Schema",
        ["resourceJob"] = "limits are written as min and max",
        ["resourceJobExecutionLogs"] = "members stand beside properties, and limits are written as min and max",
        ["resourceJobPatch"] = "limits are written as min and max",
        ["resourceJobPost"] = "limits are written as min and max",
        ["resourceJobs"] = "limits are written as min and max",
        ["validateContextError"] = "a list stands where a schema belongs",
        ["validateContextSuccess"] = "a list stands where a schema belongs",
    };

    /// <summary>Responses that the vendor describes with the schema of something else: action and status to the right schema.</summary>
    public static readonly IReadOnlyDictionary<string, string> Responses = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["userApiTokens.get 200"] = "apiTokens",
        ["instanceApiTokens.get 200"] = "apiTokens",
    };
}
