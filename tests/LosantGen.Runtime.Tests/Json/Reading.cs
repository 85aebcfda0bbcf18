using System.Text;
using System.Text.Json;
using Losant.Runtime;

namespace Losant.Tests.Json;

/// <summary>Short ways to read and write in tests.</summary>
internal static class Reading
{
    public static T Parse<T, TJson>(string json)
        where TJson : IJson<T> => JsonText.Parse<T, TJson>(Encoding.UTF8.GetBytes(json));

    public static IReadOnlyDictionary<string, JsonScalar> Map(string json) =>
        Parse<IReadOnlyDictionary<string, JsonScalar>, MapJson<JsonScalar, ScalarJson, AnyKey>>(json);

    public static IReadOnlyList<JsonScalar> List(string json) => Parse<IReadOnlyList<JsonScalar>, ListJson<JsonScalar, ScalarJson>>(json);

    public static JsonElement Element(string json) => Parse<JsonElement, ElementJson>(json);

    public static string Text<T, TJson>(T value)
        where TJson : IJson<T> => Encoding.UTF8.GetString(JsonText.ToUtf8Bytes<T, TJson>(value));

    public static LosantJsonException Fails<T, TJson>(string json)
        where TJson : IJson<T> => Assert.Throws<LosantJsonException>(() => Parse<T, TJson>(json));
}
