namespace LosantGen.Model;

/// <summary>A path with a placeholder <c>{name}</c> for each path parameter.</summary>
internal static class PathTemplate
{
    public static IEnumerable<string> NamesIn(string template)
    {
        for (var start = template.IndexOf('{'); start >= 0; start = template.IndexOf('{', start + 1))
        {
            var end = template.IndexOf('}', start);
            if (end < 0) break;
            yield return template.Substring(start + 1, end - start - 1);
        }
    }
}
