// needs DeviceCommand
// needs DeviceResource.CommandStreamAsync(applicationId: string)
// needs DeviceResource.CommandStreamAsync(cancellationToken: CancellationToken)
// needs DeviceResource.CommandStreamAsync(deviceId: string)
// needs DeviceResource.CommandStreamAsync: IAsyncEnumerable<DeviceCommand>
// needs DeviceResource.SendStateAsync(applicationId: string)
// needs DeviceResource.SendStateAsync(cancellationToken: CancellationToken)
// needs DeviceResource.SendStateAsync(deviceId: string)
// needs DeviceResource.SendStateAsync(deviceState: DeviceStateOrStates)
// needs DeviceResource.SendStateAsync: Task<Success>
// needs DeviceState
// needs DeviceState.Data: IReadOnlyDictionary<string, JsonScalar>
// needs DeviceState.Time: LosantInstant?
// needs DeviceStateOrStates(DeviceState[])
// needs LosantClient.Device: DeviceResource
// needs call DeviceResource.CommandStreamAsync: applicationId deviceId
// needs call DeviceResource.SendStateAsync: applicationId deviceId deviceState
// needs new DeviceState: Data
namespace Losant;

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using global::Losant;
using global::Losant.Runtime;

/// <summary>
/// A device that reports states and receives commands. It signs in by itself, and keeps the API's limit of 30 states in 15 seconds by waiting.
/// </summary>
/// <example>
/// <code>
/// using var device = await LosantDeviceClient.SignInAsync(deviceId, key, secret);
/// await device.SendStateAsync(("temperature", 21.5), ("on", true));
/// await foreach (var command in device.CommandsAsync(stop)) Console.WriteLine(command.Name);
/// </code>
/// </example>
public sealed partial class LosantDeviceClient : IDisposable
{
    private const int MaxStates = 30;

    private readonly LosantClient _client;
    private readonly RateWindow _window;
    private readonly TimeProvider _time;
    private readonly bool _isOwner;

    /// <summary>Creates a device that uses a client, which may send states for it: its own, its gateway's, or one of the application.</summary>
    /// <param name="client">The client; it is not disposed.</param>
    /// <param name="applicationId">The device's application.</param>
    /// <param name="deviceId">The device.</param>
    /// <param name="timeProvider">The clock for the limit of states; for tests.</param>
    public LosantDeviceClient(LosantClient client, string applicationId, string deviceId, TimeProvider? timeProvider = null)
        : this(client, applicationId, deviceId, null, timeProvider ?? TimeProvider.System, isOwner: false)
    {
    }

    private LosantDeviceClient(LosantClient client, string applicationId, string deviceId, LosantDeviceSignIn? signIn, TimeProvider time, bool isOwner)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        ApplicationId = applicationId ?? throw new ArgumentNullException(nameof(applicationId));
        DeviceId = deviceId ?? throw new ArgumentNullException(nameof(deviceId));
        (SignIn, _time, _isOwner, _window) = (signIn, time, isOwner, new RateWindow(MaxStates, TimeSpan.FromSeconds(15), time));
    }

    /// <summary>The device's application, which the sign-in tells.</summary>
    public string ApplicationId { get; }

    /// <summary>The device.</summary>
    public string DeviceId { get; }

    /// <summary>What the sign-in told: class and topics of the device; null for a device that did not sign in itself.</summary>
    public LosantDeviceSignIn? SignIn { get; }

    /// <summary>Signs in a device. Its token is renewed when it expires.</summary>
    /// <param name="deviceId">The device.</param>
    /// <param name="key">The access key.</param>
    /// <param name="secret">The secret of the key.</param>
    /// <param name="options">Options of the client, which are copied, and whose token is the device's; null for the default options.</param>
    /// <param name="cancellationToken">Cancels the sign-in.</param>
    /// <exception cref="LosantUnauthorizedException">Key and secret are not those of the device.</exception>
    public static async Task<LosantDeviceClient> SignInAsync(string deviceId, string key, string secret, LosantClientOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = options?.Copy() ?? new LosantClientOptions();
        var provider = new LosantDeviceTokenProvider(deviceId, key, secret);
        (options.AccessToken, options.TokenProvider) = (null, provider);
        var client = new LosantClient(options);
        try
        {
            var signIn = await provider.GetSignInAsync(cancellationToken).ConfigureAwait(false);
            return new LosantDeviceClient(client, signIn.ApplicationId ?? throw new InvalidOperationException("The sign-in does not tell the application."), signIn.DeviceId ?? deviceId, signIn, TimeProvider.System, isOwner: true);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Reports values of now.</summary>
    /// <param name="values">The values by the names of attributes.</param>
    public Task SendStateAsync(params (string Attribute, JsonScalar Value)[] values) => SendStateAsync(_time.GetUtcNow(), values);

    /// <summary>Reports values of a time.</summary>
    /// <param name="time">When the values were measured.</param>
    /// <param name="values">The values by the names of attributes.</param>
    public Task SendStateAsync(DateTimeOffset time, params (string Attribute, JsonScalar Value)[] values) =>
        SendStatesAsync([new DeviceState { Data = JsonScalar.Map(values), Time = time }]);

    /// <summary>Reports values, and can be cancelled while it waits.</summary>
    /// <param name="values">The values by the names of attributes.</param>
    /// <param name="time">When the values were measured; null for now.</param>
    /// <param name="cancellationToken">Cancels the wait or the request.</param>
    public Task SendStateAsync(IReadOnlyDictionary<string, JsonScalar> values, DateTimeOffset? time = null, CancellationToken cancellationToken = default) =>
        SendStatesAsync([new DeviceState { Data = values, Time = time ?? _time.GetUtcNow() }], cancellationToken);

    /// <summary>Reports states, at most 30 in one request, and waits before each that would exceed the limit.</summary>
    /// <param name="states">The states. One without a time is of the moment at which the API gets it.</param>
    /// <param name="cancellationToken">Cancels the rest. States of requests that were sent have been reported.</param>
    public async Task SendStatesAsync(IEnumerable<DeviceState> states, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(states);
        var batch = new List<DeviceState>();
        foreach (var state in states)
        {
            if (batch.Count == MaxStates) await SendAsync(batch, cancellationToken).ConfigureAwait(false);
            batch.Add(state);
        }

        await SendAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads commands as they come, until the caller stops or cancels.</summary>
    /// <param name="cancellationToken">Ends the stream.</param>
    public IAsyncEnumerable<DeviceCommand> CommandsAsync(CancellationToken cancellationToken = default) =>
        _client.Device.CommandStreamAsync(ApplicationId, DeviceId, cancellationToken: cancellationToken);

    /// <summary>A peripheral of this gateway, which reports through it. It has a limit of its own.</summary>
    /// <param name="deviceId">The peripheral.</param>
    public LosantDeviceClient Peripheral(string deviceId) => new(_client, ApplicationId, deviceId, null, _time, isOwner: false);

    /// <summary>Closes the connections, if the device signed in itself.</summary>
    public void Dispose()
    {
        if (_isOwner) _client.Dispose();
    }

    private async Task SendAsync(List<DeviceState> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0) return;
        foreach (var _ in batch) await _window.TakeAsync(cancellationToken).ConfigureAwait(false);
        await _client.Device.SendStateAsync(ApplicationId, DeviceId, batch.ToArray(), cancellationToken: cancellationToken).ConfigureAwait(false);
        batch.Clear();
    }
}
