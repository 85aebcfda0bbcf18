using System.Threading;
using LosantGen.CSharp;
using LosantGen.Diagnostics;
using LosantGen.Planning.Names;
using LosantGen.Planning.Plans;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning;

/// <summary>
/// Plans all C# to emit: names over all descriptions, and the types that the selected resources need. It works with
/// names and shapes, not with JSON or C# text.
/// </summary>
internal static class Planner
{
    /// <summary>Plans everything that is wanted.</summary>
    /// <param name="read">The descriptions.</param>
    /// <param name="wanted">What is wanted of them.</param>
    /// <param name="clientName">The name of the client's class.</param>
    /// <param name="cancellation">Ends planning.</param>
    /// <param name="kept">What the plan before left; it changes how long planning takes and which objects a plan shares with that one, but never a plan.</param>
    public static Result<Plan> Plan(Result<Descriptions> read, Wanted wanted, string clientName, CancellationToken cancellation, KeptPlan? kept = null)
    {
        kept ??= new KeptPlan();
        var descriptions = read.Value;
        var diagnostics = read.Diagnostics.ToList();
        var resources = Resources(descriptions.Apis, diagnostics);
        var index = SchemaIndex.Of(descriptions.Schemas, diagnostics);
        var table = ShapeTable.Of(index, diagnostics, cancellation, kept.Shapes);
        cancellation.ThrowIfCancellationRequested();

        var contents = new ActionContents(table, new ParameterShapes(table, kept.Parameters));
        var properties = PropertyNames(resources, diagnostics);
        var taken = new TakenNames("LosantRules", "LosantKeys");
        var methods = resources.ToDictionary(r => r.Name, r => new ActionNames(r, properties[r.Name], taken, diagnostics), StringComparer.Ordinal);
        var binder = new BoundPlanner(resources, properties, taken);
        foreach (var actions in methods.Values) actions.TakeTypes(taken);
        if (properties.Values.Contains(clientName) || taken.OwnerOf(clientName) is not null) return NoPlan(clientName, "a resource, or a type of a resource, has this name", diagnostics);
        // A name that somebody chose for the client renames no type.
        var ofClient = new[] { clientName, clientName + "Options", clientName + "ServiceCollectionExtensions", clientName + "SimulatorExtensions" };
        foreach (var name in ofClient.Skip(clientName == ClientPlan.UsualName ? 0 : 1)) taken.Free(name);
        var names = TypeNames.Of(table, index, resources, contents, descriptions.Names, taken, kept, diagnostics);
        cancellation.ThrowIfCancellationRequested();

        var selection = Selection.Of(wanted, resources, diagnostics);
        var chosen = resources.Select(r => (Resource: r, Actions: selection.ActionsOf(r).ToList())).Where(c => c.Actions.Count > 0).ToList();
        var reached = Reachability.TypesOf(chosen.SelectMany(c => c.Actions), contents, resources.Count == 0 ? index.Files : [], table, names);
        if (reached.All.Any(t => string.Equals(t.Name, clientName, StringComparison.OrdinalIgnoreCase))) return NoPlan(clientName, "a generated type has this name", diagnostics);

        var typeRefs = new TypeRefPlanner(table, names, reached, kept);
        var bodies = new BodyTypeRefs(table, typeRefs, names, reached, kept);
        var responses = new ResponsePlanner(bodies, table);
        var marksSecrets = MarkedSecrets.AreIn(descriptions);
        var planner = new ResourcePlanner(table, contents.Parameters, typeRefs, bodies, responses, kept, a => marksSecrets && MarkedSecrets.IsReturnedBy(a, index));
        var types = new List<TypePlan>();
        var plans = new List<ResourcePlan>();
        foreach (var (resource, actions) in chosen)
        {
            cancellation.ThrowIfCancellationRequested();
            types.AddRange(actions.Select(a => responses.UnionOf(resource, a, methods[resource.Name])).OfType<TypePlan>());
            plans.Add(planner.Of(resource, actions, properties[resource.Name], methods[resource.Name]));
        }
        var typePlanner = new ReachedTypePlanner(table, typeRefs, Reachability.RequestsOf(resources, contents, table), TypeUses.Of(resources, contents, index, table, names, kept.Uses), Examples(descriptions.Examples), kept, diagnostics);
        var pages = new PageTypes(plans);
        var secrets = MarkedSecrets.Of(descriptions, resources, index, kept.Secrets);
        foreach (var type in reached.All)
        {
            cancellation.ThrowIfCancellationRequested();
            var plan = pages.Mark(typePlanner.Of(type));
            types.Add(secrets.Count == 0 ? plan : plan with { Secrets = secrets });
        }
        types = UnionMembers.Of(types, kept);
        types.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        var bound = binder.Of(plans);
        plans = bound.Resources;
        var client = plans.Count == 0 ? null : new ClientPlan(plans.Select(p => new ClientResource(p.PropertyName, p.ClassName, p.JsonName, p.Doc.Summary)).ToEquatableArray())
        {
            Version = wanted.Version ?? descriptions.Version,
            Secrets = secrets,
            Bound = bound.Roots,
            Bare = bound.Bare,
        };
        if (client is null && descriptions.Apis.Count > 0 && WhyNoClient(descriptions.Apis, resources, diagnostics) is { } why)
            diagnostics.Add(ReportedDiagnostic.At(SourceLocation.StartOf(descriptions.Apis[0].Path), Descriptors.NoClient, why));
        if (client is { Version: null } && wanted.AreOwn) diagnostics.Add(ReportedDiagnostic.At(null, Descriptors.UnknownVersion));
        return new Result<Plan>(
            new Plan(types.ToEquatableArray(), plans.ToEquatableArray(), client, RuleCollector.Of(types, plans, kept), wanted.NamesFile ? NamesFileText.Of(table, index, resources, contents.Parameters, new ShapeFingerprints(table, kept.Fingerprints), names, descriptions.Names) : null) { Renamed = names.Renamed.OrderBy(r => r.Usual, StringComparer.Ordinal).Select(r => new RenamedType(r.Usual, r.Name)).ToEquatableArray() },
            DiagnosticSummary.Of(diagnostics, resources.Count == 0 ? [] : UnusedFiles.Of(chosen.SelectMany(c => c.Actions), index, kept.References)).ToEquatableArray());
    }

    // A name in LosantResources that does not exist is an error of its own.
    private static string? WhyNoClient(EquatableArray<ApiFile> apis, List<Resource> resources, List<ReportedDiagnostic> diagnostics)
    {
        var files = string.Join(", ", apis.Select(a => $"'{FileNames.Of(a.Path)}'").OrderBy(n => n, StringComparer.Ordinal));
        if (resources.Any(r => r.Actions.Count > 0)) return diagnostics.Any(d => d.Id == Descriptors.UnknownResource.Id) ? null : "what LosantResources names has none";
        return diagnostics.Any(d => apis.Any(a => a.Path == d.Location?.File)) ? $"all of {files} are broken, as other messages say" : $"{files} declares none";
    }

    private static Result<Plan> NoPlan(string clientName, string why, List<ReportedDiagnostic> diagnostics)
    {
        diagnostics.Add(ReportedDiagnostic.At(null, Descriptors.BadOption, "LosantClientName", clientName, why));
        return new Result<Plan>(Plans.Plan.Nothing, diagnostics.Distinct().ToEquatableArray());
    }

    private static List<Resource> Resources(EquatableArray<ApiFile> apis, List<ReportedDiagnostic> diagnostics)
    {
        var resources = new List<Resource>();
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var api in apis.OrderBy(a => a.Path, StringComparer.Ordinal))
        {
            foreach (var resource in api.Resources)
            {
                if (paths.TryGetValue(resource.Name, out var first))
                {
                    diagnostics.Add(ReportedDiagnostic.InTwoFiles(resource.Location, "The resource", resource.Name, api.Path, first));
                    continue;
                }
                paths.Add(resource.Name, api.Path);
                resources.Add(resource);
            }
        }
        resources.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return resources;
    }

    private static Dictionary<string, string> PropertyNames(IEnumerable<Resource> resources, List<ReportedDiagnostic> diagnostics)
    {
        var names = new MemberNames(ClientPlan.UsualName, "Dispose", "SendRawAsync", "DownloadRawAsync");
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            var wanted = Identifier.Pascal(resource.Name);
            given.Add(resource.Name, names.Free(wanted, out var collided));
            if (collided) diagnostics.Add(ReportedDiagnostic.Collision(resource.Location, wanted, resource.Name, wanted, given[resource.Name]));
        }
        return given;
    }

    private static Dictionary<string, string> Examples(EquatableArray<Example> all)
    {
        var examples = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var example in all)
        {
            if (!examples.ContainsKey(example.Schema)) examples.Add(example.Schema, example.Json);
        }
        return examples;
    }
}
