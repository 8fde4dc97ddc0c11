using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Retold;

/// <summary>The year a report is about: that of its title where figures are told of it, else the one it names most often, of equals the later.</summary>
internal sealed class YearNamed
{
    private readonly Dictionary<int, int> counts = [];

    /// <summary>The year; null when none is named.</summary>
    public int? Main => Title is { } title && (Latest == title || counts.ContainsKey(title)) ? title : counts.Count == 0 ? null : counts.OrderByDescending(y => y.Value).ThenByDescending(y => y.Key).First().Key;

    /// <summary>The year in the title; null when it has none or two.</summary>
    public int? Title { get; set; }

    /// <summary>The latest year that was said of a figure so far; null when none was.</summary>
    public int? Latest { get; private set; }

    /// <summary>Takes the year of a figure.</summary>
    public void Pass(Mention mention)
    {
        if (mention.Period?.Year is { } year && !(Latest > year)) Latest = year;
    }

    /// <summary>Counts the years of a sentence.</summary>
    public void Read(Sentence sentence)
    {
        foreach (var token in sentence.Tokens)
            if (token.Period is { Year: { } year, Until: null }) counts[year] = counts.GetValueOrDefault(year) + 1;
    }
}
