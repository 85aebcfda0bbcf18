using System.Text;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

public class StringTableTests
{
    [Fact]
    public void A_known_value_is_always_the_same_string_instance()
    {
        StringTable table = new("MEAN", "MAX", "grüße");
        foreach (string known in table.Known)
        {
            JsonInput input = new(Encoding.UTF8.GetBytes($"\"{known}\""));
            Assert.Same(known, table.Read(ref input));
            Assert.True(table.Contains(new string(known)));
        }

        JsonInput escaped = new("\"M\\u0041X\""u8);
        Assert.Same(table.Known[1], table.Read(ref escaped));
    }

    [Fact]
    public void An_unknown_value_is_kept()
    {
        StringTable table = new("MEAN", "MAX");
        JsonInput input = new("\"MEDIAN\""u8);
        Assert.Equal("MEDIAN", table.Read(ref input));
        Assert.False(table.Contains("MEDIAN"));
        Assert.False(table.Contains(null));
        Assert.False(table.Contains("mean"));
    }

    [Fact]
    public void A_value_that_is_not_a_string_is_an_error() => Assert.Throws<LosantSerializationException>(() =>
    {
        JsonInput input = new("1"u8);
        new StringTable().Read(ref input);
    });

    [Fact]
    public void Thousands_of_strings_are_found()
    {
        StringTable table = new([.. Enumerable.Range(0, 5000).Select(i => $"value{i}")]);
        for (int i = 0; i < 6000; i++)
        {
            JsonInput input = new(Encoding.UTF8.GetBytes($"\"value{i}\""));
            string read = table.Read(ref input);
            Assert.Equal($"value{i}", read);
            Assert.Equal(i < 5000, table.Contains(read));
            if (i < 5000) Assert.Same(table.Known[i], read);
        }
    }
}
