using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

public partial struct JsonOutput
{
    internal void Write(DateOnly value)
    {
        Span<byte> room = Room(ScalarRoom);
        int i = Separate(room);
        room[i++] = (byte)'"';
        JsonDate.Format(value, room[i..]);
        i += JsonDate.Length;
        room[i++] = (byte)'"';
        _used += i;
    }
}
