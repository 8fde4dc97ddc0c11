namespace Hengjian.Domain.Collection;

/// <summary>部门: one word for it, its name on paper, and what else schemes and dictionaries call it.</summary>
/// <param name="Id">ASCII id, the second half of a unit's: finance in 990100-finance.</param>
/// <param name="Word">教育, 财政: as units carry it.</param>
/// <param name="Suffix">What follows the region's name in the unit's: 财政局.</param>
/// <param name="Aliases">督导 for 教育督导.</param>
public sealed record DepartmentWord(string Id, string Word, string Suffix, IReadOnlyList<string> Aliases)
{
    /// <summary>The same of a province: 财政厅; empty when it does not differ.</summary>
    public string ProvinceSuffix { get; init; } = "";

    /// <summary>Id of the department's unit in a region: 990100-finance.</summary>
    public string UnitIn(int region) => FormattableString.Invariant($"{region:D6}-{Id}");
}

/// <summary>The departments of a government.</summary>
public sealed class DepartmentBook
{
    private readonly Dictionary<string, DepartmentWord> byWord = new(StringComparer.Ordinal);

    /// <summary>Takes the departments as they are; a word or alias that repeats is a caller's bug (the loader reports it).</summary>
    /// <exception cref="ArgumentException">A word repeats.</exception>
    public DepartmentBook(IReadOnlyList<DepartmentWord> all)
    {
        All = all;
        foreach (var department in all)
            foreach (var word in department.Aliases.Prepend(department.Word)) byWord.Add(word, department);
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<DepartmentWord> All { get; }

    /// <summary>Every word and alias.</summary>
    public IEnumerable<string> Words => byWord.Keys;

    /// <summary>The department a word means; null when there is none.</summary>
    public DepartmentWord? Find(string word) => byWord.GetValueOrDefault(word);

    /// <summary>The one word of the department; the word itself when it is unknown.</summary>
    public string WordOf(string word) => Find(word)?.Word ?? word;
}
