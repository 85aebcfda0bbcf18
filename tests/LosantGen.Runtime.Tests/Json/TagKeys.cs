using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

internal readonly struct TagKeys : IKeyRule
{
    public static StringRule? Keys => PumpRules.TagKey;

    public static bool IsClosed => true;
}
