namespace LosantGen.Conformance.Tests.Support;

internal static class TypeExtensions
{
    /// <summary>Whether a class derives from a generic class, with any type arguments.</summary>
    public static bool IsAssignableFromGeneric(this Type generic, Type type)
    {
        for (Type? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == generic) return true;
        }
        return false;
    }
}
