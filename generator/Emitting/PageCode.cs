using System.Linq;
using LosantGen.Planning;

namespace LosantGen.Emitting;

/// <summary>Writes the method that gives all items of an action that gives pages.</summary>
internal static class PageCode
{
    public static void Write(CodeWriter code, ActionPlan action, PagePlan page)
    {
        var body = CSharpType.Bare(action.Answer.Slot!);
        var item = CSharpType.Bare(page.Item);
        var size = page.SizeParameter is { } name ? Identifier.Escape(name) : "null";
        ActionCode.Document(code, action, "The items, page by page as they are asked for; <c>AsPages</c> gives the pages.", page.PositionParameter,
            $"All items of <see cref=\"{action.Name}Async\"/>, over all pages.");
        var arguments = action.Parameters.Select(p => $"{Identifier.Escape(p.Name)}: {(p.Name == page.PositionParameter ? "position" : Identifier.Escape(p.Name))}")
            .Append($"{ActionCode.Options(action)}: {ActionCode.Options(action)}")
            .Append($"{ActionCode.Token(action)}: cancel");
        code.Line($"public global::Losant.LosantPageable<{body}, {item}> {page.Name}Async({ActionCode.Signature(action, page.PositionParameter)}) =>");
        code.Line($"    global::Losant.LosantPageable.By{page.Style}<{body}, {item}>(");
        code.Line($"        (position, cancel) => {action.Name}Async({string.Join(", ", arguments)}),");
        code.Line($"        static page => page{(page.ItemsName is { } items ? "." + items : "")},");
        code.Line(page.Style == PageStyle.Cursor
            ? $"        static item => item.{page.CursorName});\n"
            : $"        static page => {(page.TotalName is { } total ? "page." + total : "null")},\n        {size});\n");
    }
}
