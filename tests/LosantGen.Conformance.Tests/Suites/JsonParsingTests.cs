using System.Globalization;
using System.Text.Json;
using Losant;
using Losant.Runtime;

namespace LosantGen.Conformance.Tests.Suites;

/// <summary>The texts of json-parsing: y_ are JSON, n_ are none, and of i_ a reader may think as it likes.</summary>
public class JsonParsingTests(ITestOutputHelper output)
{
    [Fact]
    public void What_is_JSON_is_read_and_what_is_none_is_refused()
    {
        var wrong = new List<string>();
        var (right, free) = (0, 0);
        foreach (var file in SuiteFolder.Files("json-parsing"))
        {
            var name = Path.GetFileName(file);
            var isRead = IsRead(File.ReadAllBytes(file));
            if (name.StartsWith("i_", StringComparison.Ordinal)) free++;
            else if (isRead == name.StartsWith("y_", StringComparison.Ordinal)) right++;
            else wrong.Add($"{name} is {(isRead ? "read" : "refused")}");
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"json-parsing: {right} of {right + wrong.Count} are right, {free} are free."));
        Assert.Empty(wrong);
        Assert.True(right > 0, "The suite is there and has no texts.");
    }

    // Any other exception than this one is a fault, also where the verdict is free.
    private static bool IsRead(byte[] text)
    {
        try
        {
            JsonText.Deserialize<JsonElement, ElementCodec>(text);
            return true;
        }
        catch (LosantSerializationException)
        {
            return false;
        }
    }
}
