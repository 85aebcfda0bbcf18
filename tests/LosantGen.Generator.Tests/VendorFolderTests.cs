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
}
