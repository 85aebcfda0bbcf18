using System.Globalization;
using System.Text;
using Losant.Runtime.Secrets;

namespace Losant.Runtime;

/// <summary>
/// Collects the violations of a schema while a value is validated, and tracks the location in the value. Allocates nothing
/// unless there are violations. <see cref="Dispose"/> leaves the path to the next validation of the thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct Validation
{
    /// <summary>The maximum nesting depth of values, so that an object that contains itself is an error and not an endless loop.</summary>
    private const int MaxDepth = 512;

    [ThreadStatic]
    private static Step[]? SparePath;

    private Step[]? _path;
    private int _depth;
    private List<LosantViolation>? _violations;
    private HashSet<string>? _kept;
    private bool _isIdle;
    private bool _isMap;
    private string? _name;
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

    /// <summary>Leaves the path to the next validation of the thread. Nothing can be validated afterwards.</summary>
    public void Dispose()
    {
        Step[]? path = _path;
        this = default;
        if (path is null) return;
        Array.Clear(path);
        SparePath = path;
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
    /// <param name="name">The name of the value itself; null if it has none.</param>
    /// <param name="isMap">Whether the names in it are keys of a map, which may be secrets too, and not those of members.</param>
    internal static Validation OfRequest(SecretNames names, string? name, bool isMap) => new() { _secretNames = names, _name = name, _isMap = isMap };

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
        if (_path is null && SparePath is { } spare)
        {
            (_path, SparePath) = (spare, null);
            return;
        }

        Step[] grown = new Step[Math.Max(32, _depth * 2)];
        _path?.CopyTo(grown, 0);
        _path = grown;
    }

    // Whether the current value is a secret, or within one.
    private readonly bool IsAtSecret()
    {
        if (IsSecret(_name)) return true;
        foreach (Step step in _path.AsSpan(0, _depth))
            if (IsSecret(step.Name))
                return true;
        return false;
    }

    private readonly bool IsSecret(string? name) => name is not null && (_secretNames ?? SecretNames.Known).Contains(name);

    private readonly string Pointer()
    {
        if (_depth == 0) return "";
        StringBuilder pointer = new();
        bool isSecret = _isMap && IsSecret(_name);
        foreach (Step step in _path.AsSpan(0, _depth))
        {
            pointer.Append('/');
            if (step.Name is null) pointer.Append(CultureInfo.InvariantCulture, $"{step.Index}");
            else if (isSecret) pointer.Append(SecretRange.Text); // a key of a map of secrets may be one too
            else pointer.Append(step.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            isSecret |= IsSecret(step.Name);
        }

        return pointer.ToString();
    }

    /// <summary>One step of the path to the current value.</summary>
    private readonly struct Step(string? name, int index)
    {
        public readonly string? Name = name;
        public readonly int Index = index;
    }
}
