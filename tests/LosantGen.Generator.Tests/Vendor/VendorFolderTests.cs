using System.Globalization;
using System.Text;

namespace LosantGen.Generator.Tests.Vendor;

public class VendorFolderTests
{
    private const int MostBytes = 3_900_000;

    [Fact]
    public void The_vendors_folder_compiles_unchanged()
    {
        var run = VendorRun.Whole;
        var dump = Environment.GetEnvironmentVariable("LOSANTGEN_DUMP");
        if (dump is not null)
        {
            Directory.CreateDirectory(dump);
            foreach (var (name, text) in run.Sources) File.WriteAllText(System.IO.Path.Combine(dump, name), text);
            File.WriteAllLines(System.IO.Path.Combine(dump, "diagnostics.txt"), run.Diagnostics.Select(d => d.ToString()).Concat(run.CompilerDiagnostics.Take(200).Select(d => d.ToString())));
        }
        Assert.Empty(run.CompilerDiagnostics.Take(5));
    }

    [Fact]
    public void The_emitted_code_is_not_larger_than_it_was()
    {
        var bytes = VendorRun.Whole.Sources.Sum(s => Encoding.UTF8.GetByteCount(s.Value));

        Assert.True(bytes <= MostBytes, $"{bytes} bytes of C#: every build of a program pays for each of them. Raise the limit only for what is worth it.");
    }

    [Fact]
    public void The_pragmas_of_emitted_files_hide_only_one_known_warning()
    {
        var warnings = EmittedCode.WarningsBehindPragmas(VendorRun.Whole);

        // The constructor that the reader calls sets no members, because the reader does.
        Assert.Equal(["CS8618: Non-nullable property"], warnings.Select(w => $"{w.Id}: {string.Join(' ', w.GetMessage(CultureInfo.InvariantCulture).Split(' ')[..2])}").Distinct());
    }
}
