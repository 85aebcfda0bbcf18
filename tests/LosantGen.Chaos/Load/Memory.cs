namespace LosantGen.Chaos.Load;

/// <summary>Measures what is left on the heap.</summary>
internal static class Memory
{
    /// <summary>Collects everything, runs finalizers, and gets the number of bytes in use.</summary>
    public static long Settle()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
