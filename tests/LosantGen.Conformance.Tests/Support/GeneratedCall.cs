using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Losant;

namespace LosantGen.Conformance.Tests.Support;

/// <summary>Calls an action of a generated client by the names of the resource, the action and its parameters in the description.</summary>
internal sealed class GeneratedCall
{
    private readonly object _resource;
    private readonly MethodInfo _method;

    public GeneratedCall(object client, string resource, string action)
    {
        _resource = (client.GetType().GetProperty(CSharpName.Pascal(resource)) ?? throw new InvalidOperationException($"The client has no property for {resource}.")).GetValue(client)!;
        _method = _resource.GetType().GetMethod(CSharpName.Pascal(action) + "Async") ?? throw new InvalidOperationException($"{resource} has no method for {action}.");
    }

    public IReadOnlyList<ParameterInfo> Parameters => _method.GetParameters();

    /// <summary>The result of the call: null if it has none, the first event of a stream.</summary>
    public async Task<object?> SendAsync(IReadOnlyDictionary<string, JsonNode?> values, LosantRequestOptions? options = null, CancellationToken cancellation = default)
    {
        var arguments = values.ToDictionary(v => CSharpName.Parameter(v.Key), v => v, StringComparer.Ordinal);
        var given = Parameters.Select(p =>
        {
            if (p.ParameterType == typeof(CancellationToken)) return cancellation;
            if (p.ParameterType == typeof(LosantRequestOptions)) return options;
            return arguments.Remove(p.Name!, out var value) ? Argument(p.ParameterType, value.Key, value.Value) : null;
        }).ToArray();
        Assert.True(arguments.Count == 0, $"{_method.DeclaringType!.Name}.{_method.Name} has no parameter {string.Join(", ", arguments.Keys)}.");
        return await ResultAsync(Invoke(given), cancellation);
    }

    private object? Invoke(object?[] arguments)
    {
        try
        {
            return _method.Invoke(_resource, arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException);
            return null;
        }
    }

    private async Task<object?> ResultAsync(object? started, CancellationToken cancellation)
    {
        if (started is Task task)
        {
            await task;
            return _method.ReturnType.IsGenericType ? _method.ReturnType.GetProperty("Result")!.GetValue(task) : null;
        }
        var first = typeof(GeneratedCall).GetMethod(nameof(FirstAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(_method.ReturnType.GetGenericArguments());
        return await (Task<object?>)first.Invoke(null, [started, cancellation])!;
    }

    private static async Task<object?> FirstAsync<T>(IAsyncEnumerable<T> events, CancellationToken cancellation)
    {
        await foreach (var item in events.WithCancellation(cancellation)) return item;
        return null;
    }

    /// <summary>Converts a JSON value to the type of the parameter.</summary>
    private static object? Argument(Type type, string name, JsonNode? value)
    {
        if (value is null) return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(LosantUpload)) return LosantUpload.FromBytes(Encoding.UTF8.GetBytes((string)value!), name);
        var text = value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString();
        if (type == typeof(string)) return text;
        if (type == typeof(long)) return long.Parse(text, CultureInfo.InvariantCulture);
        if (type == typeof(double)) return double.Parse(text, CultureInfo.InvariantCulture);
        if (type == typeof(bool)) return bool.Parse(text);
        // An open enum in a query is a string, whatever its value looks like.
        if (type.GetProperty("IsKnown") is not null) return Activator.CreateInstance(type, text);
        return JsonSerializer.Deserialize(value.ToJsonString(), type);
    }
}
