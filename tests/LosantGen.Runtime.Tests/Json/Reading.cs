using System.Text;
using System.Text.Json;
using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

/// <summary>Helpers to read and write in tests.</summary>
internal static class Reading
{
    public static T Parse<T, TCodec>(string json)
        where TCodec : IJsonCodec<T> => JsonText.Deserialize<T, TCodec>(Encoding.UTF8.GetBytes(json));

    public static IReadOnlyDictionary<string, JsonScalar> Map(string json) =>
        Parse<IReadOnlyDictionary<string, JsonScalar>, MapCodec<JsonScalar, ScalarCodec, AnyKey>>(json);

    public static IReadOnlyList<JsonScalar> List(string json) => Parse<IReadOnlyList<JsonScalar>, ListCodec<JsonScalar, ScalarCodec>>(json);

    public static JsonElement Element(string json) => Parse<JsonElement, ElementCodec>(json);

    public static string Text<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> => Encoding.UTF8.GetString(JsonText.Serialize<T, TCodec>(value));

    public static LosantSerializationException Fails<T, TCodec>(string json)
        where TCodec : IJsonCodec<T> => Assert.Throws<LosantSerializationException>(() => Parse<T, TCodec>(json));
}
