using Losant.Simulator.Description;

namespace Losant.Simulator.Collections;

/// <summary>A list resource and the resource of its items, such as devices and device, as the description has them.</summary>
internal sealed record CollectionModel
{
    /// <summary>
    /// The pairs that have state. What a pair is like (its path, its members, what its list can be sorted by) is in the description; what is
    /// special about it is in its <see cref="ResourceRules"/>.
    /// </summary>
    private static readonly string[] Pairs =
    [
        "applications/application", "applicationApiTokens/applicationApiToken", "applicationCertificateAuthorities/applicationCertificateAuthority",
        "applicationCertificates/applicationCertificate", "applicationDashboards/applicationDashboard", "applicationJobLogs/applicationJobLog",
        "applicationKeys/applicationKey", "credentials/credential", "dashboards/dashboard", "dataTableRows/dataTableRow", "dataTables/dataTable",
        "deviceRecipes/deviceRecipe", "devices/device", "events/event", "experienceDomains/experienceDomain", "experienceEndpoints/experienceEndpoint",
        "experienceGroups/experienceGroup", "experienceSlugs/experienceSlug", "experienceUsers/experienceUser", "experienceVersions/experienceVersion",
        "experienceViews/experienceView", "files/file", "flows/flow", "flowVersions/flowVersion", "integrations/integration", "notebooks/notebook",
        "privateFiles/privateFile", "resourceJobs/resourceJob", "userApiTokens/userApiToken", "webhooks/webhook",
    ];

    /// <summary>The list resource.</summary>
    public required string List { get; init; }

    /// <summary>The resource of an item.</summary>
    public required string Item { get; init; }

    /// <summary>The parameter in the path of an item that is its id.</summary>
    public required string IdParameter { get; init; }

    /// <summary>The parameters in the path of the list: the ids of what contains it.</summary>
    public required IReadOnlyList<string> ScopeParameters { get; init; }

    /// <summary>The schema of an item.</summary>
    public required string? Schema { get; init; }

    /// <summary>The name under which the documents are kept: dashboards can be reached on two ways.</summary>
    public string Kind => string.Equals(List, "applicationDashboards", StringComparison.Ordinal) ? "dashboards" : List;

    /// <summary>Those of the <see cref="ScopeParameters"/> that part the documents: all dashboards are together, and each says in which application it is.</summary>
    public IReadOnlyList<string> KeptIn => string.Equals(Kind, List, StringComparison.Ordinal) ? ScopeParameters : [];

    /// <summary>The pairs that a description has.</summary>
    public static IReadOnlyList<CollectionModel> In(IReadOnlyDictionary<string, ApiAction> actions) =>
    [
        .. Pairs.Select(pair => pair.Split('/')).Select(pair => Of(actions, pair[0], pair[1])).OfType<CollectionModel>(),
    ];

    private static CollectionModel? Of(IReadOnlyDictionary<string, ApiAction> actions, string list, string item) =>
        actions.TryGetValue($"{list}.get", out var many) && actions.TryGetValue($"{item}.get", out var one) && one.PathParameters.Count > 0
            ? new CollectionModel
            {
                List = list,
                Item = item,
                IdParameter = one.PathParameters[^1],
                ScopeParameters = many.PathParameters,
                Schema = one.Successes.Select(success => success.Schema).FirstOrDefault(),
            }
            : null;
}
