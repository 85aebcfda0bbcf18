using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Losant.Sample.Display;

/// <summary>Writes to the terminal. Output that is redirected to a file or a pipe is plain text, without colours and animation.</summary>
internal sealed class Screen
{
    /// <summary>The width of redirected output, and the maximum width on a terminal: long lines are hard to read.</summary>
    private const int Width = 100;

    private readonly IAnsiConsole _console;
    private int _steps;

    public Screen()
    {
        // Tables and charts use characters that the code page of a redirected console may lack.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        IsPlain = Console.IsOutputRedirected;
        _console = AnsiConsole.Create(IsPlain ? Plain() : new AnsiConsoleSettings());
        _console.Profile.Width = IsPlain ? Width : Math.Min(_console.Profile.Width, Width);
    }

    /// <summary>Whether the output is redirected to a file or a pipe.</summary>
    public bool IsPlain { get; }

    public void Title(string title, string text)
    {
        _console.WriteLine();
        _console.Write(new Text(title, new Style(Color.Teal, decoration: Decoration.Bold)));
        _console.WriteLine();
        Note(text);
    }

    /// <summary>Starts a step.</summary>
    /// <param name="title">The step's title.</param>
    /// <param name="call">The call that the step makes.</param>
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

    /// <summary>Shows a progress bar while the work runs; plain text shows nothing.</summary>
    /// <param name="what">Description of the work.</param>
    /// <param name="work">Does the work, and reports how many items are done and how many there are.</param>
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

    // Set explicitly, because the environment variables of a build server would enable colours again.
    private static AnsiConsoleSettings Plain() => new()
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    };
}
