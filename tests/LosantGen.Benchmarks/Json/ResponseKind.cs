namespace LosantGen.Benchmarks.Json;

public enum ResponseKind
{
    /// <summary>10 devices, 1,000 points each, 2 attributes: 0.8 MB.</summary>
    Series,

    /// <summary>The same with values of 17 digits, like computed means: 1.1 MB.</summary>
    SeriesOfLongNumbers,

    /// <summary>100 devices, 5,000 points each: 40 MB.</summary>
    LargeSeries,

    /// <summary>The newest value of 10,000 devices.</summary>
    LastValues,

    /// <summary>A page of 1,000 devices.</summary>
    Devices,
}
