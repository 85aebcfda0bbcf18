namespace Losant.Runtime;

/// <summary>
/// The name of the options of a client that a program added to its services. All clients have options of the same type: two that
/// share a name would also share their base URL and token.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClientRegistration
{
    private readonly string _client;
    private readonly string _optionsName;

    /// <summary>Initializes the registration of a client.</summary>
    /// <param name="client">The name of the client's class.</param>
    /// <param name="optionsName">The name of its options.</param>
    public ClientRegistration(string client, string optionsName) => (_client, _optionsName) = (client, optionsName);

    /// <summary>Checks this registration against another service.</summary>
    /// <param name="service">The instance of the other service; ignored if it is not a registration.</param>
    /// <exception cref="InvalidOperationException">A client of another class has options of this name.</exception>
    public void Check(object? service)
    {
        if (service is ClientRegistration other && other._optionsName == _optionsName && other._client != _client)
            throw new InvalidOperationException($"{_client} and {other._client} would share the options named '{_optionsName}', and with them a token. Choose another name for one of them.");
    }
}
