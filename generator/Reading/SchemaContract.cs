using System.Reflection;
using Newtonsoft.Json.Serialization;
using NJsonSchema;
using NJsonSchema.Infrastructure;

namespace LosantGen.Reading;

/// <summary>
/// How Newtonsoft.Json fills NJsonSchema's objects. NJsonSchema's own contract has an accessor compiled for each of its hundred
/// or so properties, which a compiler that starts anew pays for each time; reflection is slower for each value and costs nothing first.
/// </summary>
internal sealed class SchemaContract : PropertyRenameAndIgnoreSerializerContractResolver
{
    public static readonly SchemaContract Instance = new();

    // As JsonSchema.CreateJsonSerializerContractResolver has it for JSON Schema.
    private SchemaContract() => RenameProperty(typeof(JsonSchemaProperty), "x-readOnly", "readOnly");

    protected override IValueProvider CreateMemberValueProvider(MemberInfo member) => new ReflectionValueProvider(member);
}
