using System.Diagnostics;
using System.Text;

namespace LosantGen.Runtime.Tests.Http.Support;

/// <summary>Asserts that no text that left the library has a secret.</summary>
internal static class NoSecret
{
    // Not even its beginning: more than a few letters.
    public static void AssertNone(string secret, Exception? error)
    {
        var text = LeftText.Of(error);
        Assert.DoesNotContain(secret[..5], text, StringComparison.Ordinal);
        for (var start = 0; start + 8 <= secret.Length; start++)
            Assert.DoesNotContain(secret.Substring(start, 8), text, StringComparison.Ordinal);
    }

    public static void Append(StringBuilder text, Activity activity)
    {
        lock (text)
            text.Append(activity.DisplayName).AppendJoin(' ', activity.TagObjects).Append(activity.StatusDescription);
    }
}
