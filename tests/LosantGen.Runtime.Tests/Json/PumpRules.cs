using Losant.Runtime;

namespace LosantGen.Runtime.Tests.Json;

internal static class PumpRules
{
    public static readonly StringRule Name = new(minLength: 1, maxLength: 10);

    public static readonly NumberRule Level = new(minimum: 0, maximum: 100);

    public static readonly StringRule TagKey = new(pattern: "^[0-9a-zA-Z_-]{1,255}$");
}
