namespace Losant;

/// <summary>What the API says to a device that signs in; <see cref="LosantDeviceTokenProvider.GetSignInAsync"/> gives it.</summary>
public sealed class LosantDeviceSignIn
{
    /// <summary>Initializes a sign-in, for tests and fakes.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">The token is missing.</exception>
    public LosantDeviceSignIn(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        Token = token;
    }

    /// <summary>The access token. It is a secret.</summary>
    public string Token { get; }

    /// <summary>The application that the device belongs to; null when the API does not say.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The device that signed in; null when the API does not say.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The device's class, <c>gateway</c> for example; null when the API does not say. Other classes than those documented do occur.</summary>
    public string? DeviceClass { get; init; }

    /// <summary>The MQTT topics that the access key may publish to beside the device's own; empty when there are none.</summary>
    public IReadOnlyList<string> PubTopics { get; init; } = [];

    /// <summary>The MQTT topics that the access key may subscribe to beside the device's own; empty when there are none.</summary>
    public IReadOnlyList<string> SubTopics { get; init; } = [];
}
