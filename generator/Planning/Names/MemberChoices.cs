using LosantGen.Diagnostics;
using LosantGen.Planning.Shapes;

namespace LosantGen.Planning.Names;

/// <summary>The chosen names of members, by type: those of the consumer have precedence over those of this package.</summary>
internal sealed class MemberChoices
{
    private static readonly Dictionary<string, ChosenMember> Nothing = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Dictionary<string, ChosenMember>> _names = new(StringComparer.Ordinal);
    private readonly List<ChosenMember> _ofConsumer = [];

    /// <summary>Collects the choices of files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="renamed">The types for which the choices of this package are under another name.</param>
    public MemberChoices(IEnumerable<NamesFile> files, IEnumerable<(string Usual, string Name)> renamed)
    {
        var names = renamed.ToLookup(r => r.Usual, r => r.Name, StringComparer.Ordinal);
        foreach (var file in files.OrderBy(f => f.IsBuiltIn))
        {
            foreach (var choice in file.Members)
            {
                var types = file.IsBuiltIn && names.Contains(choice.Type) ? names[choice.Type] : [choice.Type];
                foreach (var type in types) Add(type, choice);
                if (!file.IsBuiltIn) _ofConsumer.Add(choice);
            }
        }
    }

    /// <summary>The chosen names of a type's members, by their names in JSON.</summary>
    public IReadOnlyDictionary<string, ChosenMember> Of(string type) => _names.TryGetValue(type, out var ofType) ? ofType : Nothing;

    /// <summary>Reports the names that the consumer chose for members that do not exist.</summary>
    public void Check(TypeNames names, List<ReportedDiagnostic> diagnostics)
    {
        if (_ofConsumer.Count == 0) return;
        var shapes = names.All.ToDictionary(names.Of, StringComparer.Ordinal);
        foreach (var choice in _ofConsumer)
        {
            var reason = !shapes.TryGetValue(choice.Type, out var shape) ? "there is no type of this name" : !Has(shape, choice.Member) ? "the type has no such member" : null;
            if (reason is not null) Refuse(choice, reason, diagnostics);
        }
    }

    /// <summary>Reports once that a name is not used, if it is the consumer's.</summary>
    public void Refuse(ChosenMember choice, string reason, List<ReportedDiagnostic> diagnostics)
    {
        var report = ReportedDiagnostic.At(choice.Location, Descriptors.NameIsUnused, choice.Name, choice.Target, reason);
        if (_ofConsumer.Contains(choice) && !diagnostics.Contains(report)) diagnostics.Add(report);
    }

    private void Add(string type, ChosenMember choice)
    {
        if (!_names.TryGetValue(type, out var ofType)) _names.Add(type, ofType = new Dictionary<string, ChosenMember>(StringComparer.Ordinal));
        if (!ofType.ContainsKey(choice.Member)) ofType.Add(choice.Member, choice);
    }

    private static bool Has(Shape shape, string member) => shape switch
    {
        ObjectShape o => o.Members.Any(m => m.Name == member),
        EnumShape e => e.Values.Any(v => JsonString.Unquote(v) == member),
        UnionShape u => u.Cases.Any(c => c is EnumShape && Has(c, member)),
        _ => false,
    };
}
