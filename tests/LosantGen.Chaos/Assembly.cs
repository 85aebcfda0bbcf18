// Each test loads the whole machine, and one measures the memory of the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
