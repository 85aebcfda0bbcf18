using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>A nested model for queries: tags with their values, and a nullable one.</summary>
internal sealed class Filter : IJsonCodec<Filter>
{
    public required string Json { get; init; }

    public static Filter Read(ref JsonInput input) => new() { Json = input.ReadElement().GetRawText() };

    public static void Write(ref JsonOutput output, Filter value)
    {
        using var document = System.Text.Json.JsonDocument.Parse(value.Json);
        output.Write(document.RootElement);
    }

    public static void Validate(Filter value, ref Losant.Runtime.Validation validation)
    {
    }
}
