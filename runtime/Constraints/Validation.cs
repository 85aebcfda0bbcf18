using System.Buffers;
using System.Globalization;
using System.Text;
using Losant.Runtime.Secrets;

namespace Losant.Runtime;

/// <summary>
/// Collects the violations of a schema while a value is validated, and tracks the location in the value. Allocates nothing
/// unless there are violations. <see cref="Dispose"/> returns the pooled path.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct Validation
{
    /// <summary>The maximum nesting depth of values, so that an object that contains itself is an error and not an endless loop.</summary>
    private const int MaxDepth = 512;

    private Step[]? _path;
    private int _depth;
    private List<LosantViolation>? _violations;
    private HashSet<string>? _kept;
    private bool _isIdle;
    private bool _isSecret;
    private bool _hidesKeys;
    private SecretNames? _secretNames;

    /// <summary>The number of violations so far.</summary>
    public int Count { get; private set; }

    /// <summary>The violations so far.</summary>
    public readonly IReadOnlyList<LosantViolation> Violations => _violations ?? (IReadOnlyList<LosantViolation>)[];

    /// <summary>Throws if there are violations.</summary>
    /// <param name="parameter">The parameter's name; null if there is none.</param>
    /// <exception cref="LosantRequestValidationException">There are violations.</exception>
    public readonly void ThrowIfAny(string? parameter = null)
    {
        if (_violations is not null) throw new LosantRequestValidationException(_violations, parameter);
    }

    /// <summary>Returns the pooled path. Nothing can be validated afterwards.</summary>
    public void Dispose()
    {
        Step[]? path = _path;
        this = default;
        if (path is not null) ArrayPool<Step>.Shared.Return(path, clearArray: true);
    }

    /// <summary>Enters a member of the current value.</summary>
    /// <param name="name">The member's name.</param>
    /// <exception cref="InvalidOperationException">The value is nested too deeply or contains itself.</exception>
    public void Enter(string name) => Enter(new Step(name, 0));

    /// <summary>Enters an item of the current value.</summary>
    /// <param name="index">The item's index.</param>
    /// <exception cref="InvalidOperationException">The value is nested too deeply or contains itself.</exception>
    public void Enter(int index) => Enter(new Step(null, index));

    /// <summary>Returns to the value that contains the current one.</summary>
    public void Exit() => _depth--;

    /// <summary>Reports a violation at the current value.</summary>
    /// <param name="keyword">The schema's keyword.</param>
    /// <param name="message">What is wrong.</param>
    public void Fail(string keyword, string message)
    {
        Count++;
        if (_isIdle) return;
        (_violations ??= []).Add(new LosantViolation(Pointer(), keyword, MessageText.Of(message)));
    }

    /// <summary>Creates an instance for a value that is sent.</summary>
    /// <param name="names">The names of secrets, also those that the API's description marks.</param>
    /// <param name="isSecret">Whether the value itself is a secret.</param>
    /// <param name="hasKeys">Whether its names are keys of a map, which may be secrets too, and not those of members.</param>
    internal static Validation OfRequest(SecretNames names, bool isSecret, bool hasKeys) => new() { _secretNames = names, _isSecret = isSecret, _hidesKeys = isSecret && hasKeys };

    /// <summary>Creates an instance that counts violations without storing them.</summary>
    internal static Validation Silent() => new() { _isIdle = true };

    /// <summary>Whether a value is valid, without reporting violations.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that validates it.</typeparam>
    /// <param name="value">The value.</param>
    public readonly bool Accepts<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        Validation probe = Silent();
        try
        {
            probe.Check<T, TCodec>(value);
            return probe.Count == 0;
        }
        finally
        {
            probe.Dispose();
        }
    }

    private void Enter(Step step)
    {
        if (_path is null || _depth == _path.Length) Grow();
        _path![_depth++] = step;
    }

    private void Grow()
    {
        if (_depth >= MaxDepth)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The value is nested deeper than {MaxDepth} levels. Check that it does not contain itself."));
        Step[] grown = ArrayPool<Step>.Shared.Rent(Math.Max(32, _depth * 2));
        if (_path is not null)
        {
            _path.CopyTo(grown, 0);
            ArrayPool<Step>.Shared.Return(_path, clearArray: true);
        }

        _path = grown;
    }

    // Whether the current value is a secret, or within one.
    private readonly bool IsAtSecret()
    {
        if (_isSecret) return true;
        foreach (Step step in _path.AsSpan(0, _depth))
            if (IsSecret(step))
                return true;
        return false;
    }

    private readonly bool IsSecret(Step step) => step.Name is not null && (_secretNames ?? SecretNames.Known).Contains(step.Name);

    private readonly string Pointer()
    {
        if (_depth == 0) return "";
        StringBuilder pointer = new();
        bool isSecret = _hidesKeys;
        foreach (Step step in _path.AsSpan(0, _depth))
        {
            pointer.Append('/');
            if (step.Name is null) pointer.Append(CultureInfo.InvariantCulture, $"{step.Index}");
            else if (isSecret) pointer.Append(SecretRange.Text); // a key of a map of secrets may be one too
            else pointer.Append(step.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            isSecret |= IsSecret(step);
        }

        return pointer.ToString();
    }

    /// <summary>One step of the path to the current value.</summary>
    private readonly record struct Step(string? Name, int Index);
}
