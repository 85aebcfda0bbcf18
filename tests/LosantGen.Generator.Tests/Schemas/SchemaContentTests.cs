using System.Reflection;
using LosantGen.Model;

namespace LosantGen.Generator.Tests.Schemas;

/// <summary>What is asked of a schema's keywords as a whole. Each property of the model is tried, so that a new keyword cannot be forgotten.</summary>
public class SchemaContentTests
{
    private static readonly Schema Inner = new() { Location = SourceLocation.StartOf("inner.json"), Kinds = JsonKinds.Boolean };

    private static Schema Blank(string file = "a.json") => new() { Location = SourceLocation.StartOf(file) };

    public static TheoryData<string> Keywords => [.. typeof(Schema).GetProperties().Where(p => p.CanWrite && p.Name != nameof(Schema.Location)).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Keywords))]
    public void Schemas_that_differ_in_one_keyword_have_different_content(string keyword) => Assert.False(SameContent.Instance.Equals(Blank(), With(keyword)));

    [Theory]
    [MemberData(nameof(Keywords))]
    public void Schemas_that_differ_in_their_location_have_the_same_content(string keyword)
    {
        var (one, other) = (With(keyword), With(keyword, "b.json"));

        Assert.NotEqual(one, other);
        Assert.True(SameContent.Instance.Equals(one, other));
        Assert.Equal(SameContent.Instance.GetHashCode(one), SameContent.Instance.GetHashCode(other));
    }

    [Theory]
    [MemberData(nameof(Keywords))]
    public void A_copy_of_a_schema_has_its_own_content(string keyword)
    {
        var schema = With(keyword);
        _ = schema.ContentHash;
        var copy = schema with { Title = "other", Description = "other" };

        Assert.Equal(SameContent.HashOf(copy), copy.ContentHash);
        Assert.False(SameContent.Instance.Equals(schema, copy));
    }

    [Fact]
    public void A_hash_that_was_asked_for_makes_no_schema_different()
    {
        var (one, other) = (Blank(), Blank());
        _ = one.ContentHash;

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Keywords))]
    public void Only_documentation_and_a_type_say_nothing(string keyword)
    {
        string[] silent = [nameof(Schema.Title), nameof(Schema.Description), nameof(Schema.Default), nameof(Schema.Deprecated), nameof(Schema.IsPartial), nameof(Schema.Kinds)];

        Assert.Equal(silent.Contains(keyword), With(keyword).SaysNothing);
    }

    private static Schema With(string keyword, string file = "a.json")
    {
        var schema = Blank(file);
        var property = typeof(Schema).GetProperty(keyword, BindingFlags.Public | BindingFlags.Instance)!;
        property.SetValue(schema, ValueOf(property.PropertyType, file));
        return schema;
    }

    private static object ValueOf(Type type, string file)
    {
        var inner = Inner with { Location = SourceLocation.StartOf("inner of " + file) };
        return type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => true,
            _ when type == typeof(JsonKinds) => JsonKinds.String,
            _ when type == typeof(StringConstraints) => new StringConstraints(1, null, null),
            _ when type == typeof(NumberConstraints) => new NumberConstraints("1", null, null, null, null),
            _ when type == typeof(CountConstraints) => new CountConstraints(1, null),
            _ when type == typeof(Schema) => inner,
            _ when type == typeof(EquatableArray<string>) => new EquatableArray<string>(["1"]),
            _ when type == typeof(EquatableArray<Schema>) => new EquatableArray<Schema>([inner]),
            _ when type == typeof(EquatableArray<Property>) => new EquatableArray<Property>([new Property("p", inner)]),
            _ => throw new NotSupportedException($"Say a value of {type}."),
        };
    }
}
