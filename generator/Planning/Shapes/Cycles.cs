namespace LosantGen.Planning.Shapes;

/// <summary>Finds the nodes on a cycle of references with Tarjan's algorithm for strongly connected components: one pass over all references, without recursion.</summary>
internal static class Cycles
{
    public static IEnumerable<string> In(IEnumerable<string> names, Func<string, IEnumerable<string>> referencesOf)
    {
        var found = new List<string>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var lowest = new Dictionary<string, int>(StringComparer.Ordinal);
        var component = new Stack<string>();
        var inComponent = new HashSet<string>(StringComparer.Ordinal);
        var path = new Stack<(string Name, IEnumerator<string> References)>();
        foreach (var start in names)
        {
            if (!numbers.ContainsKey(start)) Enter(start);
            while (path.Count > 0)
            {
                var (name, references) = path.Peek();
                if (references.MoveNext())
                {
                    if (!numbers.ContainsKey(references.Current)) Enter(references.Current);
                    else if (inComponent.Contains(references.Current)) lowest[name] = Math.Min(lowest[name], numbers[references.Current]);
                    continue;
                }
                path.Pop();
                if (path.Count > 0) lowest[path.Peek().Name] = Math.Min(lowest[path.Peek().Name], lowest[name]);
                if (lowest[name] == numbers[name]) Leave(name);
            }
        }
        return found;

        void Enter(string name)
        {
            numbers[name] = lowest[name] = numbers.Count;
            component.Push(name);
            inComponent.Add(name);
            path.Push((name, referencesOf(name).GetEnumerator()));
        }

        // A component with one node is a cycle only if the node refers to itself.
        void Leave(string name)
        {
            var isAlone = component.Peek() == name;
            string member;
            do
            {
                inComponent.Remove(member = component.Pop());
                if (!isAlone || referencesOf(name).Contains(name)) found.Add(member);
            }
            while (member != name);
        }
    }
}
