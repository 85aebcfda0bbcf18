using Losant;
using LosantGen.Benchmarks.Data;
using LosantGen.Benchmarks.Plain;

namespace LosantGen.Benchmarks.Json;

/// <summary>The measured responses.</summary>
internal static class Responses
{
    public static Response Of(ResponseKind kind) => kind switch
    {
        ResponseKind.Series => Series(ResponseText.TimeSeries(10, 1_000)),
        ResponseKind.SeriesOfLongNumbers => Series(ResponseText.TimeSeries(10, 1_000, hasLongNumbers: true)),
        ResponseKind.LargeSeries => Series(ResponseText.TimeSeries(100, 5_000)),
        ResponseKind.LastValues => new Response<LastValueData, Dictionary<string, PlainPoint>, Dictionary<string, NumericPoint>>(
            "last values", ResponseText.LastValues(10_000), PlainJson.Default.DictionaryStringPlainPoint, PlainJson.Default.DictionaryStringNumericPoint),
        _ => new Response<Devices, PlainDevices, PlainDevices>(
            "devices", ResponseText.Devices(1_000), PlainJson.Default.PlainDevices, PlainJson.Default.PlainDevices),
    };

    private static Response<TimeSeriesData, PlainSeries, NumericSeries> Series(byte[] utf8) =>
        new("time series", utf8, PlainJson.Default.PlainSeries, PlainJson.Default.NumericSeries);
}
