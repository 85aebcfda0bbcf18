using LosantGen.Diagnostics;
using Microsoft.CodeAnalysis;

namespace LosantGen.Planning.Shapes;

/// <summary>What is found while schemas are merged, to be reported where they are merged.</summary>
internal sealed class MergeFindings(Action<DiagnosticDescriptor, string, string> report)
{
    /// <summary>No value fits the merged schema, or a member of it.</summary>
    public void Contradict(string why) => report(Descriptors.Contradiction, "'allOf'", why);

    /// <summary>A keyword is not merged, so that more values fit than the description means.</summary>
    public void LeaveOut(string keyword, string why) => report(Descriptors.UnsupportedKeyword, keyword, why);
}
