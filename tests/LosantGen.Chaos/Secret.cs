namespace LosantGen.Chaos;

/// <summary>Everything secret has one word in it, so that it is found in any text.</summary>
internal static class Secret
{
    public const string Word = "S3CR3T";

    /// <summary>The client's token.</summary>
    public const string Token = "tk" + Word + "-of-the-client";

    public static string Of(int call) => $"pw{Word}-{call}-of-the-call";

    /// <summary>A token that the server invents.</summary>
    public static string OfServer(int call) => $"eyJhbGciOiJub25lIn0.{Word}-{call}-of-the-server";
}
