using Losant;
using LosantGen.Benchmarks.Data;
using LosantGen.Benchmarks.Plain;

namespace LosantGen.Benchmarks.Json;

/// <summary>The answers that are measured.</summary>
internal static class Answers
{
    public static Answer Of(AnswerKind kind) => kind switch
    {
        AnswerKind.Series => Series(AnswerText.TimeSeries(10, 1_000)),
        AnswerKind.SeriesOfLongNumbers => Series(AnswerText.TimeSeries(10, 1_000, hasLongNumbers: true)),
        AnswerKind.LargeSeries => Series(AnswerText.TimeSeries(100, 5_000)),
        AnswerKind.LastValues => new Answer<LastValueData, Dictionary<string, PlainPoint>, Dictionary<string, NumericPoint>, Peer.LastValueData>(
            "last values", AnswerText.LastValues(10_000), PlainJson.Default.DictionaryStringPlainPoint, PlainJson.Default.DictionaryStringNumericPoint),
        _ => new Answer<Devices, PlainDevices, PlainDevices, Peer.Devices>(
            "devices", AnswerText.Devices(1_000), PlainJson.Default.PlainDevices, PlainJson.Default.PlainDevices),
    };

    private static Answer<TimeSeriesData, PlainSeries, NumericSeries, Peer.TimeSeriesData> Series(byte[] utf8) =>
        new("time series", utf8, PlainJson.Default.PlainSeries, PlainJson.Default.NumericSeries);
}
