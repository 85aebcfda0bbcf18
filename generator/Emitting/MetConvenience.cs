using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>A convenience of which all needs are met.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Renamed">The types that it names and that have other names here.</param>
/// <param name="Bound">The bound classes that get its methods too.</param>
internal sealed record MetConvenience(string Name, EquatableArray<RenamedType> Renamed, EquatableArray<BoundTarget> Bound);
