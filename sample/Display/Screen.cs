using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Losant.Sample.Display;

/// <summary>The terminal, or the file or pipe that took its place: then it is plain text without colours and movement.</summary>
internal sealed class Screen
{
    /// <summary>Where there is no terminal to ask, and the most that is used of a wide one: long lines are hard to follow.</summary>
    private const int Width = 100;

    private readonly IAnsiConsole _console;
    private int _steps;

    public Screen()
    {
        // Tables and charts are made of characters that a redirected console's code page may not have.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        IsPlain = Console.IsOutputRedirected;
        _console = AnsiConsole.Create(IsPlain ? Plain() : new AnsiConsoleSettings());
        _console.Profile.Width = IsPlain ? Width : Math.Min(_console.Profile.Width, Width);
    }

    /// <summary>Whether the output is going to a file or a pipe.</summary>
    public bool IsPlain { get; }

    public void Title(string title, string text)
    {
        _console.WriteLine();
        _console.Write(new Text(title, new Style(Color.Teal, decoration: Decoration.Bold)));
        _console.WriteLine();
        Note(text);
    }

    /// <summary>Begins a step.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="call">The call that it makes.</param>
    public void Step(string title, string call)
    {
        _console.WriteLine();
        var number = (++_steps).ToString(CultureInfo.InvariantCulture);
        _console.Write(new Rule($"[bold]{number}  {Markup.Escape(title)}[/]") { Justification = Justify.Left, Style = new Style(Color.Grey) });
        _console.Write(new Text(call, new Style(Color.Teal)));
        _console.WriteLine();
        _console.WriteLine();
    }

    public void Note(string text)
    {
        _console.Write(new Text(text, new Style(Color.Grey)));
        _console.WriteLine();
    }

    public void Show(IRenderable what)
    {
        _console.Write(what);
        if (what is not Table)
            _console.WriteLine();
    }

    /// <summary>Shows a bar while something goes on; in plain text, nothing.</summary>
    /// <param name="what">What goes on.</param>
    /// <param name="work">Does it, and sets how much of how much is done.</param>
    public Task ProgressAsync(string what, Func<Action<int, int>, Task> work) => IsPlain
        ? work((_, _) => { })
        : _console.Progress()
            .AutoClear(false)
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(what));
                return work((done, all) => (bar.MaxValue, bar.Value) = (Math.Max(1, all), done));
            });

    // Said outright, because a build server's environment would bring colours back.
    private static AnsiConsoleSettings Plain() => new()
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    };
}
