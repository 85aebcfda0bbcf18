using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>The C# of a method's return value: its type, the pipeline call that gets it, and a remark for the documentation.</summary>
internal sealed class ResponseCode
{
    private readonly string _method;
    private readonly string _event = "";

    /// <param name="plan">The response.</param>
    /// <param name="isPage">Whether the response itself is the list of a page's items, unless it has a type of its own.</param>
    public ResponseCode(ResponsePlan plan, bool isPage = false)
    {
        var type = plan.TypeRef;
        (Type, _method) = (plan.Kind, type) switch
        {
            (ResponseKind.Body, not null) => (Task(CSharpType.Of(type)), $"SendAsync<{(type is { Kind: TypeRefKind.Class or TypeRefKind.Union or TypeRefKind.Enum, Nullable: false } ? type.Type : isPage && type.Kind == TypeRefKind.List ? $"{CSharpType.Of(type)}, {CSharpType.PageCodec(type)}" : Types(type))}>"),
            (ResponseKind.BodyOrNone, not null) => (Task(CSharpType.Bare(type) + "?"), $"SendOrNoneAsync<{TypesOrNone(type)}>"),
            (ResponseKind.ByStatus, not null) => (Task(CSharpType.Of(type)), $"SendByStatusAsync<{type.Type}, {type.Type}>"),
            (ResponseKind.EventsByName, not null) => (Stream(type), $"StreamByNameAsync<{type.Type}, {type.Type}>"),
            (ResponseKind.Events, not null) => (Stream(type), plan.EventName is null ? "StreamAsync" : $"StreamAsync<{Types(type)}>"),
            (ResponseKind.Download, _) => (Task("Lo::LosantRawDownload"), "DownloadAsync"),
            (ResponseKind.None, _) => ("Th::Tasks.Task", "SendAsync"),
            _ => throw new InvalidOperationException($"No method returns {plan.Kind}."),
        };
        if (plan.Kind == ResponseKind.Events && plan.EventName is { } name) _event = Literal.Of(name) + ", ";
        if (plan.Kind == ResponseKind.Download) Remark = " The caller must dispose it.";
        if (plan.Kind is ResponseKind.Events or ResponseKind.EventsByName) Remark = " The stream continues until the caller stops reading or cancels it.";
    }

    public string Type { get; }

    /// <summary>The text after the statuses in the documentation.</summary>
    public string Remark { get; } = "";

    public string Send(string call) => $"{_method}(ref {call}, {_event}cancellationToken)";

    private static string Task(string type) => $"Th::Tasks.Task<{type}>";

    private static string Stream(TypeRef type) => $"Col::IAsyncEnumerable<{CSharpType.Of(type)}>";

    private static string Types(TypeRef type) => $"{CSharpType.Of(type)}, {CSharpType.Codec(type)}";

    // The default of a struct would look like a value, so an absent struct is null.
    private static string TypesOrNone(TypeRef type)
    {
        if (!type.IsStruct) return Types(type);
        var bare = CSharpType.Bare(type);
        var mayBeNull = type.HoldsNull ? !type.RefusesNull : type.Nullable;
        return $"{bare}?, Rt::{(mayBeNull ? "NullableValueCodec" : "NotNullCodec")}<{bare}, {CSharpType.BareCodec(type with { RefusesNull = false })}>";
    }
}
