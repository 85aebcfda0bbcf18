using System.Net;
using Losant.Simulator.Content;
using Losant.Simulator.Description;
using Losant.Simulator.Store;

namespace Losant.Simulator;

/// <summary>Says at the start what is wrong with options, which a request would meet later.</summary>
internal static class OptionChecks
{
    /// <summary>Longer than a test waits, and not longer than a timer can.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(30);

    /// <summary>Whether a request can bring a text as its token.</summary>
    public static bool IsToken(string? text) => text is { Length: > 0 } && text.All(static letter => letter is > ' ' and <= '~');

    /// <exception cref="ArgumentException">An option has a value that makes no sense.</exception>
    public static LosantSimulatorOptions Checked(this LosantSimulatorOptions options)
    {
        Check(IsToken(options.AccessToken), "AccessToken has visible ASCII characters only, and at least one.");
        Check(options.ApplicationId is { } id && IdSource.IsHex(id), "ApplicationId has 24 hexadecimal digits.");
        Check(options.Address is not null, "Address is not null.");
        Check(options.Port is >= 0 and <= IPEndPoint.MaxPort, "Port is a number from 0 to 65535.");
        Check(options.Clock is not null, "Clock is not null.");
        Check(options.SuccessStatuses is not null, "SuccessStatuses is not null.");
        Check(options.DeviceCount >= 0, "DeviceCount is not negative.");
        Check(options.PointInterval >= TimeSpan.FromMilliseconds(1), "PointInterval is at least a millisecond.");
        Check(options.History >= TimeSpan.Zero, "History is not negative.");
        Check(options.JobDuration >= TimeSpan.Zero && options.JobDuration <= MaxDelay, "JobDuration is from zero to 30 days.");
        Check(options.EventInterval >= TimeSpan.Zero && options.EventInterval <= MaxDelay, "EventInterval is from zero to 30 days.");
        Check(options.EventsPerStream is null or >= 0, "EventsPerStream is not negative.");
        Check(options.ListLength >= 0, "ListLength is not negative.");
        Check(options.MaxBodySize >= 0, "MaxBodySize is not negative.");
        Check(options.MaxRequestsKept >= 0, "MaxRequestsKept is not negative.");
        return options;
    }

    /// <exception cref="ArgumentException">The description has no such action or status.</exception>
    public static void CheckStatuses(LosantSimulatorOptions options, ApiDescription description)
    {
        foreach (var (name, status) in options.SuccessStatuses)
        {
            if (!description.Actions.TryGetValue(name, out var action))
                throw Mistake($"SuccessStatuses has {name}, which the description does not have{Suggestion.Of(name, [.. description.Actions.Keys])}");
            Check(action.Successes.Any(success => success.Status == status), $"SuccessStatuses has {status} for {name}, which the description does not have.");
        }
    }

    private static void Check(bool isRight, string rule)
    {
        if (!isRight)
            throw Mistake(rule);
    }

    private static ArgumentException Mistake(string message) => new(message, "options");
}
