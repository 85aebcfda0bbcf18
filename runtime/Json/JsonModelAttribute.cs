using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Losant.Runtime;

/// <summary>Tells System.Text.Json how to read and write a generated type, without reflection.</summary>
/// <typeparam name="T">The type.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonModelAttribute<T> : JsonConverterAttribute
    where T : IJson<T>
{
    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert) => new JsonModelConverter<T>();
}
