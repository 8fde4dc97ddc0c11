using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing;

/// <summary>口径变化 as the giver types it: one data element a line, “在校生数：不再计借读学生”.</summary>
public static class DefinitionText
{
    private static readonly char[] Colons = ['：', ':'];

    /// <summary>Reads the lines; blank ones are passed over.</summary>
    /// <param name="text">As typed; empty when nothing changed.</param>
    /// <param name="kind">Only its elements can be declared: by id or Chinese name.</param>
    /// <param name="period">First year of the new definition.</param>
    /// <param name="dictionary">数据字典.</param>
    /// <returns>The changes in the order typed; a problem for each line that cannot be used.</returns>
    public static Result<IReadOnlyList<DefinitionChange>> Read(
        string text, ImportKind kind, int period, DataDictionary dictionary)
    {
        List<DataElement> elements = [.. dictionary.Of(kind.Grain())];
        var changes = new List<DefinitionChange>();
        var problems = new List<Problem>();
        foreach (var line in text.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOfAny(Colons);
            var name = (colon < 0 ? line : line[..colon]).Trim();
            var note = colon < 0 ? "" : line[(colon + 1)..].Trim();
            var element = elements.Find(e => e.Id == name || e.NameZh == name);
            if (element is null)
                problems.Add(ImportProblems.UnknownChange(name, kind, NearestName.Of(name, [.. elements.Select(e => e.NameZh)])));
            else if (note.Length == 0) problems.Add(ImportProblems.ChangeUnsaid(element.NameZh));
            else if (changes.Exists(c => c.Element == element.Id)) problems.Add(ImportProblems.ChangeTwice(element.NameZh));
            else changes.Add(new DefinitionChange(element.Id, period, note));
        }
        return problems.Count > 0 ? Result.Fail<IReadOnlyList<DefinitionChange>>(problems) : changes;
    }

    /// <summary>口径说明 kept with the snapshot: “在校生数：不再计借读学生；…”; empty when nothing changed.</summary>
    internal static string NoteOf(IReadOnlyList<DefinitionChange> changes, DataDictionary dictionary) =>
        string.Join("；", changes.Select(c => $"{NameOf(c, dictionary)}：{c.Note}"));

    /// <summary>Chinese name of the element that changed.</summary>
    internal static string NameOf(DefinitionChange change, DataDictionary dictionary) =>
        dictionary.TryFind(change.Element, out var element) ? element.NameZh : change.Element;
}
