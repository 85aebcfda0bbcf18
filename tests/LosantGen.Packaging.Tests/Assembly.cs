// Most tests run the SDK, which uses one core or more.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
[assembly: AssemblyFixture(typeof(LosantGen.Packaging.Tests.PackedPackages))]
