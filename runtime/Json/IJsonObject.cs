namespace Losant.Runtime;

/// <summary>The codec of an object whose members emitted code lists once, to write them and to check them.</summary>
/// <typeparam name="TSelf">The type, which is its own codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonObject<TSelf> : IJsonCodec<TSelf>
    where TSelf : IJsonObject<TSelf>
{
    /// <summary>Lists the members of an object in the order of the schema.</summary>
    /// <param name="members">Writes them, or checks them.</param>
    /// <param name="value">The object.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void Members(ref MemberList members, TSelf value);

    static void IJsonCodec<TSelf>.Write(ref JsonOutput output, TSelf value)
    {
        MemberList members = new(ref output);
        TSelf.Members(ref members, value);
    }

    static void IJsonCodec<TSelf>.Validate(TSelf value, ref Validation validation)
    {
        MemberList members = new(ref validation);
        TSelf.Members(ref members, value);
    }
}
