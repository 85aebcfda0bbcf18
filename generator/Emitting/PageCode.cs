using LosantGen.CSharp;
using LosantGen.Planning.Plans;

namespace LosantGen.Emitting;

/// <summary>Writes the method that returns all items of an action with pagination.</summary>
internal static class PageCode
{
    public static void Write(CodeWriter code, ActionPlan action, PagePlan page)
    {
        var body = CSharpType.Of(action.Response.TypeRef!);
        var access = action.Response.TypeRef!.Nullable ? "?." : ".";
        var (position, cancel) = (ActionCode.Free(action, "position", "start"), ActionCode.Free(action, "cancel", "stop"));
        var item = CSharpType.Of(page.Item);
        var size = page.SizeParameter is { } name ? Identifier.Escape(name) : "null";
        code.Line($"/// <summary>Returns all items of <see cref=\"{action.Name}Async\"/>, and requests each page when it is needed; <c>AsPages</c> returns the pages.</summary>");
        code.Line($"/// <inheritdoc cref=\"{action.Name}Async\" path=\"/param|/remarks|/exception\"/>");
        DocComment.Obsolete(code, action.Doc);
        var arguments = action.Parameters.Select(p => p.Name == page.PositionParameter ? position : Identifier.Escape(p.Name))
            .Append("options")
            .Append(cancel);
        code.Line($"public virtual Lo::LosantPageable<{body}, {item}> {page.Name}Async({ActionCode.Signature(action, page.PositionParameter)}) =>");
        code.Line($"\tLo::LosantPageable.By{page.Style}<{body}, {item}>(");
        code.Line($"\t\t({position}, {cancel}) => {action.Name}Async({string.Join(", ", arguments)}),");
        code.Line($"\t\tstatic page => page{(page.ItemsName is { } items ? access + items : "")},");
        if (page.Style == PageStyle.Cursor) code.Line($"\t\tstatic item => item{(page.Item.Nullable ? "?." : ".")}{page.CursorName},");
        code.Line($"\t\t{(page.TotalName is { } total ? $"static page => page{access}{total}" : "null")},\n\t\t{size}{(page.Style == PageStyle.Cursor ? ");\n" : ",")}");
        if (page.Style == PageStyle.Cursor) return;
        if (page.SizeName is { } responded) code.Line($"\t\tstatic page => page{access}{responded},");
        // The first item of a page shows whether the server returns the same page again.
        code.Line($"\t\tkey: Lo::LosantPageable.Json<{item}, {CSharpType.Codec(page.Item)}>);\n");
    }
}
