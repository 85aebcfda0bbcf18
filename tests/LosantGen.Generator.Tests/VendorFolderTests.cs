using System.Globalization;

namespace LosantGen.Tests;

public class VendorFolderTests
{
    [Fact]
    public void The_vendors_folder_compiles_as_it_is()
    {
        var run = GeneratorRun.Of(VendorFolder.Files().Select(f => (f.Path, f.Text, "schema")).Append(BuiltIn.Names));
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
    public void What_the_emitted_files_switch_off_is_no_cloak_for_warnings()
    {
        var run = GeneratorRun.Of(VendorFolder.Files().Select(f => (f.Path, f.Text, "schema")).Append(BuiltIn.Names));
        var warnings = EmittedCode.WarningsBehindPragmas(run);

        // The constructor that the reader calls fills in nothing: it is the reader that does.
        Assert.DoesNotContain(warnings, w => !(w.Id == "CS8618" && w.GetMessage(CultureInfo.InvariantCulture).Contains("Non-nullable property", StringComparison.Ordinal)));
    }
}
