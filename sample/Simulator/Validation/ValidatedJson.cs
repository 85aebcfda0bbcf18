using System.Numerics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Losant.Simulator.Validation;

/// <summary>Reads JSON for the validator. It throws on an integer of more than 64 bits, so that such a one is a number like others.</summary>
internal static class ValidatedJson
{
    public static JToken Read(string json)
    {
        using var reader = new Reader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    private sealed class Reader(TextReader text) : JsonTextReader(text)
    {
        public override bool Read()
        {
            var more = base.Read();
            if (Value is BigInteger integer)
                SetToken(JsonToken.Float, (double)integer, updateIndex: false);
            return more;
        }
    }
}
