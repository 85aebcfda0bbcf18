using System.Text;
using Losant.Runtime.Http.Calls;

namespace Losant.Runtime.Http.Secrets;

/// <summary>Finds the secrets of a request: what it sends under a secret's name, in path, query, headers and body.</summary>
internal static class RequestSecrets
{
    public static void AddTo(CallSecrets secrets, ActionInfo info, HttpRequestMessage request)
    {
        if (request.RequestUri is { } url)
        {
            AddPath(secrets, info, url.AbsolutePath);
            secrets.AddFrom(Encoding.UTF8.GetBytes(url.Query));
            AddQuery(secrets, url.Query);
        }

        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (secrets.Names.Contains(name))
                AddHeader(secrets, values.ToString());
        }

        switch (request.Content)
        {
            case BufferedBody { IsSecret: true } body:
                secrets.AddAllOf(body.Bytes.Span);
                break;
            case BufferedBody body:
                secrets.AddFrom(body.Bytes.Span);
                break;
            case MultipartBody parts:
                foreach (var (name, text) in parts.Texts)
                {
                    if (secrets.Names.Contains(name))
                        secrets.Add(Encoding.UTF8.GetString(text));
                    else
                        secrets.AddFrom(text);
                }

                break;
        }
    }

    // Lists, objects and maps in a query have names such as pins[0] and filter[pin].
    private static void AddQuery(CallSecrets secrets, string query)
    {
        foreach (var pair in query.TrimStart('?').Split('&'))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at < 0)
                continue;
            var names = Uri.UnescapeDataString(pair[..at]).Split('[', ']');
            if (names.Length > 1 && Array.Exists(names, name => name.Length > 0 && secrets.Names.Contains(name)))
                secrets.Add(Uri.UnescapeDataString(pair[(at + 1)..]));
        }
    }

    // The base URL may have segments of its own before those of the action.
    private static void AddPath(CallSecrets secrets, ActionInfo info, string path)
    {
        var template = new StringBuilder(info.Literals[0]);
        for (var i = 0; i < info.Parameters.Length; i++)
            template.Append('{').Append(info.Parameters[i]).Append('}').Append(info.Literals[i + 1]);
        var names = template.ToString().Split('?')[0].Split('/');
        var values = path.Split('/');
        for (int name = names.Length - 1, value = values.Length - 1; name >= 0 && value >= 0; name--, value--)
        {
            if (names[name] is ['{', .. var parameter, '}'] && secrets.Names.Contains(parameter))
                secrets.Add(Uri.UnescapeDataString(values[value]));
        }
    }

    // "Bearer" and the like are no secrets.
    private static void AddHeader(CallSecrets secrets, string value)
    {
        secrets.Add(value);
        if (value.LastIndexOf(' ') is var space and > 0)
            secrets.Add(value[(space + 1)..]);
    }
}
