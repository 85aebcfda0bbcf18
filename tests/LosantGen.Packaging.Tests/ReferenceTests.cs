using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LosantGen.Packaging.Tests;

/// <summary>A compiler loads an analyzer's references from the analyzer's folder or has them itself; a missing one fails only in the user's build.</summary>
public class ReferenceTests(PackedPackages packages)
{
    private const string TypeRef = "analyzers/dotnet/cs/";

    /// <summary>The assemblies of a Roslyn 4.8 compiler, on .NET and on .NET Framework.</summary>
    private static readonly Dictionary<string, Version> Host = new(StringComparer.OrdinalIgnoreCase)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Reflection.Metadata"] = new(7, 0, 0, 0),
    };

    [Fact]
    public void Every_reference_is_shipped_beside_the_generator_or_supplied_by_the_oldest_compiler()
    {
        var shipped = Shipped();
        var missing =
            from assembly in shipped.Values
            from reference in assembly.References
            where !(Host.TryGetValue(reference.Name, out var host) ? host >= reference.Version : shipped.TryGetValue(reference.Name, out var found) && found.Version >= reference.Version)
            select $"{assembly.Name} refers to {reference.Name} {reference.Version}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Only_assemblies_that_the_generator_references_are_shipped()
    {
        var shipped = Shipped();
        var needed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        void Need(string name)
        {
            if (!shipped.TryGetValue(name, out var assembly) || !needed.Add(name)) return;
            foreach (var reference in assembly.References) Need(reference.Name);
        }
        Need("LosantGen");
        Assert.Equal(shipped.Keys.Order(StringComparer.Ordinal), needed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_assembly_of_the_compiler_is_shipped() => Assert.DoesNotContain(Shipped().Keys, Host.ContainsKey);

    [Fact]
    public void Projects_of_this_repository_load_the_assemblies_that_the_package_ships()
    {
        // They use all assemblies in the generator's folder: generator/build/InRepository.targets.
        var built = Directory.GetFiles(Path.Combine(packages.Artifacts, "bin", "LosantGen", "release"), "*.dll").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Shipped().Keys.Order(StringComparer.Ordinal), built.Order(StringComparer.Ordinal));
    }

    private Dictionary<string, Shape> Shipped()
    {
        using var package = new PackageFile(packages.Generator);
        return package.Paths.Where(p => p.StartsWith(TypeRef, StringComparison.Ordinal)).Select(p => Read(package.Bytes(p))).ToDictionary(a => a.Name, StringComparer.OrdinalIgnoreCase);
    }

    private static Shape Read(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image));
        var metadata = file.GetMetadataReader();
        var definition = metadata.GetAssemblyDefinition();
        return new Shape(
            metadata.GetString(definition.Name), definition.Version,
            [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(r => (metadata.GetString(r.Name), r.Version))]);
    }

    /// <summary>The name and version of an assembly, and of its references.</summary>
    private sealed record Shape(string Name, Version Version, IReadOnlyList<(string Name, Version Version)> References);
}
