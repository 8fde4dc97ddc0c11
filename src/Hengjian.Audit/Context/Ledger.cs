using Hengjian.Audit.Checks;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Tables;

namespace Hengjian.Audit.Context;

/// <summary>The numbers of the report so far, found again by their names.</summary>
internal sealed class Ledger
{
    // A report of thirty pages has some thousands.
    private const int MostKept = 4000;
    private const int MostOfPair = 40;
    private const int LongestName = 16;
    private const int NoPair = 0;

    private const int MostAnchors = 24;
    private const int LongestAnchor = 8;
    private const int MostGiven = 6;
    private const double SameSize = 30;

    // Numbers of one size are spread over their decade: the part of them that a relative width holds.

    private static readonly string[] Nouns = ["学生", "校生", "幼儿", "教师", "教职工", "老师", "班级", "教学班", "班", "学校", "幼儿园", "专任教师", "人口", "毕业生", "教育支出"];

    private readonly Dictionary<string, Figure> anchors = new(StringComparer.Ordinal);
    private readonly List<Figure> all = [];
    private readonly Dictionary<int, List<int>> byPair = [];
    // By family of unit, in the order of their values.
    private readonly Dictionary<string, List<(double Value, int At)>> byValue = new(StringComparer.Ordinal);

    // How many pairs of the name asked for each figure shares, and which have any; the counts are noughts between two calls.
    private readonly byte[] scores = new byte[MostKept];
    private readonly List<int> touched = [];

    /// <summary>The table read last with its columns; null before the first.</summary>
    public TableGrid? Table { get; private set; }

    /// <summary>The figures of that table that have a year.</summary>
    public IReadOnlyList<Figure> OfTable { get; private set; } = [];

    /// <summary>The figures that a whole report refers to: its pupils, teachers, schools, classes; the latest of each name.</summary>
    public IEnumerable<Figure> Anchors => anchors.Values;

    /// <summary>Keeps the values of a sentence.</summary>
    public void Add(Sentence sentence, int block)
    {
        foreach (var mention in sentence.Mentions)
        {
            if (!Figure.IsValue(mention) || mention.Role == Role.Norm) continue;
            var figure = Figure.Of(mention, block, -1);
            Add(figure);
            if (mention is { Role: Role.Level, Each: null, Size: 1 } && AnchorOf(mention) is { } name && (anchors.Count < MostAnchors || anchors.ContainsKey(name))) anchors.TryAdd(name, figure);
        }
    }

    // The bare names of what a report is about; names with a stage or kind before them are anchors of their own.
    private static string? AnchorOf(Mention mention)
    {
        var name = mention.Clean.Length > 0 ? mention.Clean : mention.Tail;
        if (name.Length is 0 or > LongestAnchor) return null;
        foreach (var noun in Nouns)
            if (name.EndsWith(noun, StringComparison.Ordinal)) return name;
        return null;
    }

    /// <summary>Keeps a figure.</summary>
    public void Add(Figure figure)
    {
        if (all.Count >= MostKept) return;
        var label = figure.Label;
        for (var i = 0; i + 1 < label.Length && i < 2 * LongestName; i++)
        {
            var key = Key(label, i);
            if (key == NoPair) continue;
            if (!byPair.TryGetValue(key, out var list)) byPair[key] = list = [];
            if (list.Count < MostOfPair && (list.Count == 0 || list[^1] != all.Count)) list.Add(all.Count);
        }
        if (!byValue.TryGetValue(figure.Quantity.Unit.Family, out var values)) byValue[figure.Quantity.Unit.Family] = values = [];
        values.Insert(First(values, figure.Quantity.Value), (figure.Quantity.Value, all.Count));
        all.Add(figure);
    }

    /// <summary>The figures of a unit with a value between two, and how many there are of this size altogether.</summary>
    /// <param name="like">A number of the unit.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest.</param>
    /// <param name="others">How many are no thirty times larger or smaller.</param>
    public IEnumerable<Figure> Between(Quantity like, double low, double high, out int others)
    {
        others = 0;
        if (!byValue.TryGetValue(like.Unit.Family, out var values)) return [];
        others = First(values, high * SameSize) - First(values, low / SameSize);
        var (from, to) = (First(values, low * (1 - 1e-12)), First(values, high * (1 + 1e-12)));
        return values.GetRange(from, Math.Min(to - from, MostGiven)).Select(v => all[v.At]).Where(f => f.Quantity.Kind == like.Kind);
    }

    /// <summary>How probable it is that the report holds a number by chance that it does hold; 1 where it does not.</summary>
    /// <param name="number">The number, as it may have been.</param>
    public double ChanceOf(Quantity number)
    {
        if (number.Value <= 0 || !Between(number, number.Value - number.Half * 0.1, number.Value + number.Half * 0.1, out var others).Any()) return 1;
        return Math.Min(1, others * number.Place / number.Value * Chances.Density);
    }

    // Where the first value stands that is not below.
    private static int First(List<(double Value, int At)> values, double value)
    {
        var (from, to) = (0, values.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (values[middle].Value < value) from = middle + 1;
            else to = middle;
        }
        return from;
    }

    /// <summary>Keeps the numbers of a table; totals too.</summary>
    public void Add(TableGrid grid, int block, int sentence)
    {
        var figures = new List<Figure>();
        foreach (var column in grid.Columns)
            for (var row = 0; row < column.Cells.Count && figures.Count < MostKept / 4; row++)
                if (column.Cells[row] is { Known: true } cell) figures.Add(Of(grid, column, row, cell, block, sentence));
        foreach (var figure in figures) Add(figure);
        (Table, OfTable) = (grid, figures.FindAll(f => f.Year is not null));
    }

    private static Figure Of(TableGrid grid, TableColumn column, int row, Quantity cell, int block, int sentence)
    {
        var (down, across) = (YearIn(grid.Names[row]), YearIn(column.Heading));
        return new Figure(cell, grid.Names[row] + Bare(column.Heading), down is not null ? column.Heading : grid.Names[row], down ?? across, block, sentence, null);
    }

    private static string Bare(string heading) => heading.IndexOfAny(['（', '(']) is var at and > 0 ? heading[..at] : heading;

    private static int? YearIn(string name)
    {
        for (var i = 0; i + 4 <= name.Length; i++)
            if (name[i] is '1' or '2' && int.TryParse(name.AsSpan(i, 4), out var year) && year is >= 1990 and <= 2050) return year;
        return null;
    }

    /// <summary>The figures whose labels share most with a name, at least half of it, best first.</summary>
    public IReadOnlyList<Figure> Named(string name, int most)
    {
        if (name.Length < 2) return [];
        var pairs = 0;
        for (var i = 0; i + 1 < name.Length && pairs < LongestName; i++)
        {
            var key = Key(name, i);
            if (key == NoPair) continue;
            pairs++;
            if (!byPair.TryGetValue(key, out var list)) continue;
            foreach (var at in list)
                if (scores[at]++ == 0) touched.Add(at);
        }
        return touched.Count == 0 ? [] : Best(pairs, most);
    }

    // Those that share at least half, the most first, of equals the latest; clears the counts.
    private List<Figure> Best(int pairs, int most)
    {
        var best = new List<int>(most + 1);
        foreach (var at in touched)
        {
            if (scores[at] * 2 < pairs) continue;
            var i = best.Count;
            while (i > 0 && (scores[at] > scores[best[i - 1]] || scores[at] == scores[best[i - 1]] && at > best[i - 1])) i--;
            if (i >= most) continue;
            best.Insert(i, at);
            if (best.Count > most) best.RemoveAt(most);
        }
        foreach (var at in touched) scores[at] = 0;
        touched.Clear();
        return best.ConvertAll(at => all[at]);
    }

    // Characters from 耀 on make it less than nothing.
    private static int Key(string text, int i) => Digits.IsHan(text[i]) && Digits.IsHan(text[i + 1]) ? text[i] << 16 | text[i + 1] : NoPair;
}
