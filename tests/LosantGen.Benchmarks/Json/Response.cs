using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Losant.Runtime;
using LosantGen.Benchmarks.Peer;

namespace LosantGen.Benchmarks.Json;

/// <summary>A response of the API, and each way to read and write it.</summary>
public abstract class Response(string name, byte[] utf8)
{
    public byte[] Utf8 => utf8;

    public abstract object ReadGenerated();

    public abstract object ReadPlain();

    public abstract object ReadNumeric();

    public abstract object ReadPeer();

    public abstract int WriteGenerated();

    public abstract int WritePlain();

    public abstract int WriteNumeric();

    public abstract int WritePeer();

    public override string ToString() => name;
}

/// <summary>A response with its types. Writing uses one buffer repeatedly.</summary>
internal sealed class Response<TGenerated, TPlain, TNumeric> : Response
    where TGenerated : class, IJsonCodec<TGenerated>
{
    // The classes of the peer are named after the same schemas, and read by reflection.
    private static readonly JsonTypeInfo PeerType = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetTypeInfo(PeerClasses.Of(typeof(TGenerated).Name));

    private readonly JsonTypeInfo<TPlain> _plainType;
    private readonly JsonTypeInfo<TNumeric> _numericType;
    private readonly TGenerated _generated;
    private readonly TPlain _plain;
    private readonly TNumeric _numeric;
    private readonly object _peer;
    private readonly ArrayBufferWriter<byte> _buffer;
    private readonly Utf8JsonWriter _writer;

    public Response(string name, byte[] utf8, JsonTypeInfo<TPlain> plain, JsonTypeInfo<TNumeric> numeric)
        : base(name, utf8)
    {
        _plainType = plain;
        _numericType = numeric;
        _generated = JsonText.Deserialize<TGenerated, TGenerated>(utf8);
        _plain = JsonSerializer.Deserialize(utf8, plain)!;
        _numeric = JsonSerializer.Deserialize(utf8, numeric)!;
        _peer = JsonSerializer.Deserialize(utf8, PeerType)!;
        _buffer = new ArrayBufferWriter<byte>(utf8.Length * 2);
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });
    }

    public override object ReadGenerated() => JsonText.Deserialize<TGenerated, TGenerated>(Utf8);

    public override object ReadPlain() => JsonSerializer.Deserialize(Utf8, _plainType)!;

    public override object ReadNumeric() => JsonSerializer.Deserialize(Utf8, _numericType)!;

    public override object ReadPeer() => JsonSerializer.Deserialize(Utf8, PeerType)!;

    public override int WriteGenerated()
    {
        var output = new JsonOutput();
        TGenerated.Write(ref output, _generated);
        var length = (int)output.Length;
        output.Dispose();
        return length;
    }

    public override int WritePlain()
    {
        Rewind();
        JsonSerializer.Serialize(_writer, _plain, _plainType);
        return _buffer.WrittenCount;
    }

    public override int WriteNumeric()
    {
        Rewind();
        JsonSerializer.Serialize(_writer, _numeric, _numericType);
        return _buffer.WrittenCount;
    }

    public override int WritePeer()
    {
        Rewind();
        JsonSerializer.Serialize(_writer, _peer, PeerType);
        return _buffer.WrittenCount;
    }

    private void Rewind()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
    }
}
