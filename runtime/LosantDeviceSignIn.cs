namespace Losant;

/// <summary>The API's response to a device sign-in; returned by <see cref="LosantDeviceTokenProvider.GetSignInAsync"/>.</summary>
public sealed class LosantDeviceSignIn
{
    /// <summary>Initializes a sign-in, for tests and fakes.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">The token is null or empty.</exception>
    public LosantDeviceSignIn(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        Token = token;
    }

    /// <summary>The access token. It is a secret.</summary>
    public string Token { get; }

    /// <summary>The id of the device's application; null if the API does not return it.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The id of the device that signed in; null if the API does not return it.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The device's class, such as <c>gateway</c>; null if the API does not return it. Undocumented classes do occur.</summary>
    public string? DeviceClass { get; init; }

    /// <summary>The MQTT topics that the access key may publish to in addition to the device's own; empty if there are none.</summary>
    public IReadOnlyList<string> PubTopics { get; init; } = [];

    /// <summary>The MQTT topics that the access key may subscribe to in addition to the device's own; empty if there are none.</summary>
    public IReadOnlyList<string> SubTopics { get; init; } = [];
}
