using System.Text.Json;

namespace Losant.Runtime;

/// <summary>The codec for points in time of any notation. Nothing is validated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct InstantCodec : IJsonCodec<LosantInstant>
{
    /// <inheritdoc/>
    public static LosantInstant Read(ref JsonInput input) => input.ReadInstant();

    /// <inheritdoc/>
    public static void Write(ref JsonOutput output, LosantInstant value)
    {
        if (!value.IsWrapped)
        {
            output.Write(value.Value);
            return;
        }

        output.BeginObject();
        output.Name(JsonInput.WrappedName);
        output.Write(value.Value);
        if (value.Others is { } others)
        {
            foreach ((string name, JsonElement other) in others)
            {
                output.Name(name);
                output.Write(other);
            }
        }

        output.EndObject();
    }
}
