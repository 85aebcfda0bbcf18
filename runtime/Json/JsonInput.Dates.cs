using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

// Dates have no methods for members: few descriptions have them.
public ref partial struct JsonInput
{
    internal DateOnly ReadDate()
    {
        const string Expected = "a date in the format yyyy-MM-dd";
        if (At(_start) != '"') throw Unexpected(Expected);
        return JsonDate.TryParse(ReadUtf8(), out DateOnly date) ? date : throw Unexpected(Expected);
    }
}
