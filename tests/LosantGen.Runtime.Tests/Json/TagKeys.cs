using Losant.Runtime;

namespace Losant.Tests.Json;

internal readonly struct TagKeys : IKeyRule
{
    public static StringRule? Keys => PumpRules.TagKey;

    public static bool IsClosed => true;
}
