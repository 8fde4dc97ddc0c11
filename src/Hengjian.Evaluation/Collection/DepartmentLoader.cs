using Hengjian.Domain.Collection;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Collection;

/// <summary>Reads departments.yaml.</summary>
internal static class DepartmentLoader
{
    public const string File = "departments.yaml";

    /// <summary>The book, or null after reported problems.</summary>
    public static DepartmentBook? Read(string text, List<Problem> problems)
    {
        if (YamlMap.Parse(File, text, problems) is not { } map) return null;
        var before = problems.Count;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var words = map.Maps("departments").Select(d => Word(d, seen)).ToList();
        map.Done();
        return problems.Count == before ? new DepartmentBook(words) : null;
    }

    private static DepartmentWord Word(YamlMap map, HashSet<string> seen)
    {
        var word = new DepartmentWord(map.RequiredText("id"), map.RequiredText("word"), map.RequiredText("suffix"), map.Texts("aliases"))
        {
            ProvinceSuffix = map.Text("province") ?? "",
        };
        map.Done();
        foreach (var name in word.Aliases.Prepend(word.Word).Append(word.Id).Where(n => !seen.Add(n)))
            map.Report(w => CollectionProblems.Repeated(w, "部门用语", name));
        return word;
    }
}
