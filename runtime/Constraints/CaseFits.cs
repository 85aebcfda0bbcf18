using Losant.Runtime.Json;

namespace Losant.Runtime;

/// <summary>
/// Tests overlapping cases of a union, which the same object may match. The object matches a case only if reading it as the case
/// loses nothing: a case that ignores a member forbids it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CaseFits
{
    /// <summary>Whether a JSON text matches a case.</summary>
    /// <typeparam name="T">The case's type.</typeparam>
    /// <typeparam name="TCodec">The codec of the case.</typeparam>
    /// <param name="json">The JSON text.</param>
    /// <param name="check">Additional validation beyond that of the type.</param>
    public static bool Of<T, TCodec>(ReadOnlySpan<byte> json, CaseCheck<T>? check = null)
        where TCodec : IJsonCodec<T>
    {
        JsonOutput output = new();
        Validation probe = Validation.Silent();
        try
        {
            T value = JsonText.Deserialize<T, TCodec>(json, out IReadOnlyList<LosantMisfit> misfits);
            if (misfits.Count > 0) return false;
            if (check is null) TCodec.Validate(value, ref probe);
            else check(value, ref probe);
            if (probe.Count > 0) return false;
            TCodec.Write(ref output, value);
            return output.Written.SequenceEqual(json) || JsonElements.AreSame(new JsonInput(output.Written).ReadElement(), new JsonInput(json).ReadElement());
        }
        catch (LosantSerializationException)
        {
            return false;
        }
        finally
        {
            output.Dispose();
            probe.Dispose();
        }
    }
}
