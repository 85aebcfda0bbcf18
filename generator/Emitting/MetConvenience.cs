using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>A convenience of which all needs are met.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Renamed">The types that it names and that have other names here.</param>
internal sealed record MetConvenience(string Name, EquatableArray<RenamedType> Renamed);
