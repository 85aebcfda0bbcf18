using System.ComponentModel;
using System.Reflection;

namespace LosantGen.Runtime.Tests;

/// <summary>What IntelliSense shows does not lead to what it hides.</summary>
public class SignatureTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_public_signature_names_a_hidden_type()
    {
        var visible = typeof(LosantClientOptions).Assembly.GetExportedTypes().Where(type => !IsHidden(type)).ToArray();
        var said = visible.SelectMany(type => Signatures(type).Where(named => IsHidden(named.Type)).Select(named => $"{type.Name}.{named.Member}: {named.Type.Name}"));
        Assert.Contains(typeof(JsonScalar), visible);
        Assert.Empty(said.Distinct());
    }

    private static IEnumerable<(string Member, Type Type)> Signatures(Type type)
    {
        var members = type.GetMembers(Declared).Where(member => !IsMarked(member));
        return members.SelectMany(member => Types(member).SelectMany(Parts), (member, part) => (member.Name, part))
            .Concat(type.BaseType is { } above ? Parts(above).Select(part => ("base", part)) : []);
    }

    private static IEnumerable<Type> Types(MemberInfo member) => member switch
    {
        MethodBase { IsPublic: false, IsFamily: false, IsFamilyOrAssembly: false } or FieldInfo { IsPublic: false } => [],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType), .. method.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints())],
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : [type.IsGenericType ? type.GetGenericTypeDefinition() : type, .. type.GetGenericArguments().Where(argument => argument != type).SelectMany(Parts)];

    // The accessors of a property and of an event are hidden where it is.
    private static bool IsMarked(MemberInfo member) => IsHidden(member)
        || member is MethodInfo { IsSpecialName: true } accessor && member.DeclaringType!.GetProperties(Declared).Any(property => property.GetAccessors(true).Contains(accessor) && IsHidden(property));

    private static bool IsHidden(MemberInfo member) => member.GetCustomAttribute<EditorBrowsableAttribute>()?.State == EditorBrowsableState.Never;
}
