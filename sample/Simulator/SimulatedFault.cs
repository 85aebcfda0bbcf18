namespace Losant.Simulator;

/// <summary>
/// Something that goes wrong with a request. A fault is made by one of the methods, and which requests it hits is said with <c>with</c>:
/// <c>SimulatedFault.TooManyRequests(TimeSpan.FromSeconds(2)) with { Actions = "data.*", Times = 2 }</c>.
/// </summary>
public sealed record SimulatedFault
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromDays(30);

    private SimulatedFault(FaultKind kind, string name) => (Kind, Name) = (kind, name);

    /// <summary>What it is, such as TooManyRequests: <see cref="ReceivedRequest.Fault"/> of the requests that it hits.</summary>
    public string Name { get; }

    /// <summary>
    /// The actions that it hits, with * for any characters: device.sendState, data.*, *.get; every request by default. The links of files are
    /// <c>storage</c>.
    /// </summary>
    public string Actions { get; init; } = "*";

    /// <summary>How likely it is that a request is hit, from 0 to 1, the default. The seed decides which.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How many requests it hits at most; null, the default, for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>How many requests to its actions pass before the first that it can hit; 0 by default.</summary>
    public int After { get; init; }

    internal FaultKind Kind { get; }

    internal int Status { get; private init; }

    internal TimeSpan Delay { get; private init; }

    internal TimeSpan? RetryAfter { get; private init; }

    /// <summary>No fault: a request of a script that nothing happens to.</summary>
    public static SimulatedFault None { get; } = new(FaultKind.None, nameof(None));

    /// <summary>The response comes later. It can come together with another fault.</summary>
    /// <param name="delay">How much later.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or longer than a timer can wait.</exception>
    public static SimulatedFault Latency(TimeSpan delay) => new(FaultKind.Latency, nameof(Latency)) { Delay = Checked(delay) };

    /// <summary>Status 429. The request does nothing.</summary>
    /// <param name="retryAfter">The header Retry-After, in whole seconds; null for none.</param>
    public static SimulatedFault TooManyRequests(TimeSpan? retryAfter = null) => new(FaultKind.Error, nameof(TooManyRequests)) { Status = 429, RetryAfter = Checked(retryAfter) };

    /// <summary>An error status, with a body in the API's form. The request does nothing.</summary>
    /// <param name="status">The status, from 400.</param>
    /// <param name="retryAfter">The header Retry-After, in whole seconds; null for none.</param>
    public static SimulatedFault Error(int status = 500, TimeSpan? retryAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new(FaultKind.Error, nameof(Error)) { Status = status, RetryAfter = Checked(retryAfter) };
    }

    /// <summary>The connection is reset instead of a response. The request does nothing.</summary>
    public static SimulatedFault Reset() => new(FaultKind.Reset, nameof(Reset));

    /// <summary>The connection is reset instead of a response, and the request has done its work: what a retry repeats is done twice.</summary>
    public static SimulatedFault LostResponse() => new(FaultKind.LostResponse, nameof(LostResponse));

    /// <summary>The connection is reset in the middle of the body, or of the second event of a stream.</summary>
    public static SimulatedFault ResetInBody() => new(FaultKind.ResetInBody, nameof(ResetInBody));

    /// <summary>The body ends in its middle, and the response says that it is complete.</summary>
    public static SimulatedFault TruncatedBody() => new(FaultKind.Truncated, nameof(TruncatedBody));

    /// <summary>The body is not valid JSON.</summary>
    public static SimulatedFault MalformedBody() => new(FaultKind.Malformed, nameof(MalformedBody));

    /// <summary>The token of the request is not valid any more: status 401, now and later. Only <see cref="LosantSimulatorOptions.AccessToken"/> is valid again at the next request.</summary>
    public static SimulatedFault ExpiredToken() => new(FaultKind.ExpiredToken, nameof(ExpiredToken));

    /// <summary>The body comes in pieces: ten of a response, and one for each event of a stream.</summary>
    /// <param name="delay">The time before each piece.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or longer than a timer can wait.</exception>
    public static SimulatedFault SlowBody(TimeSpan delay) => new(FaultKind.Slow, nameof(SlowBody)) { Delay = Checked(delay) };

    private static TimeSpan? Checked(TimeSpan? time) => time is { } given ? Checked(given) : null;

    private static TimeSpan Checked(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, MaxTime);
        return time;
    }
}

/// <summary>What a fault does.</summary>
internal enum FaultKind
{
    None,
    Latency,
    Error,
    Reset,
    LostResponse,
    ResetInBody,
    Truncated,
    Malformed,
    ExpiredToken,
    Slow,
}
