// Every test runs the SDK, which by itself uses all cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(LosantGen.Packaging.Tests.PackedPackages))]
