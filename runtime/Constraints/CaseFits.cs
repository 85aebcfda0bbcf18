using Losant.Runtime.Json;

namespace Losant.Runtime;

/// <summary>
/// Tries cases of a union whose schemas one object may fit together. The object is the same in each of them only if nothing
/// of it is lost there: a case that passes over a member forbids it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CaseFits
{
    /// <summary>Whether a text fits a case.</summary>
    /// <typeparam name="T">The case's type.</typeparam>
    /// <typeparam name="TCodec">How it is read, written and checked.</typeparam>
    /// <param name="json">The text.</param>
    /// <param name="check">What else is checked where the type does not know it by itself.</param>
    public static bool Of<T, TCodec>(ReadOnlySpan<byte> json, CaseCheck<T>? check = null)
        where TCodec : IJsonCodec<T>
    {
        JsonOutput output = new();
        Validation probe = Validation.Silent();
        try
        {
            T value = JsonText.Deserialize<T, TCodec>(json);
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
