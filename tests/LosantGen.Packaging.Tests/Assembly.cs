// Most tests run the SDK, which keeps one core busy and sometimes more.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
[assembly: AssemblyFixture(typeof(LosantGen.Packaging.Tests.PackedPackages))]
