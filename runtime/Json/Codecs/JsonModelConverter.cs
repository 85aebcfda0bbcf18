namespace Losant.Runtime;

/// <summary>Lets System.Text.Json read and write a generated type.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonModelConverter<T> : JsonCodecConverter<T, T>
    where T : IJsonCodec<T>;
