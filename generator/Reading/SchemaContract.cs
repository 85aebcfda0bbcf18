using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using NJsonSchema.Infrastructure;

namespace LosantGen.Reading;

/// <summary>
/// How Newtonsoft.Json fills NJsonSchema's objects: with the keywords that <see cref="SchemaReader"/> asks for. All others, which
/// it takes from the tokens, would cost an accessor to be compiled for each, in every new process, and nearly half of the reading.
/// </summary>
internal sealed class SchemaContract : PropertyRenameAndIgnoreSerializerContractResolver
{
    public static readonly SchemaContract Instance = new();

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "title", "description", "type", "format", "minLength", "maxLength", "pattern", "uniqueItems", "required",
        "properties", "patternProperties", "additionalProperties", "items", "oneOf", "anyOf", "allOf", "not",
    };

    private SchemaContract()
    {
    }

    protected override IList<JsonProperty> CreateProperties(Type type, MemberSerialization memberSerialization) =>
        base.CreateProperties(type, memberSerialization).Where(p => Keywords.Contains(p.PropertyName!)).ToList();
}
