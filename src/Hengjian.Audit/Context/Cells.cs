using System.Buffers;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Retold;
using Hengjian.Audit.Tables;

namespace Hengjian.Audit.Context;

/// <summary>
/// What prose tells of a cell, or of a row's change between two years, of a table of the report: 小学在校生 46251 人 where the table gives 46215;
/// 教育支出较上年增加 1.14 万元 where its columns give 11430 万元. Accused only where nothing but row and heading stands before the number.
/// </summary>
internal sealed class Cells
{
    private const int MostTables = 6;
    private const int MostRows = 40;
    private const int LeastDigits = 3;
    private const double Close = 0.05;
    private const double CloseChange = 0.2;
    private const int MostBefore = 40;

    // What may stand before the name of a row: a mark, or the end of 全县, 其中.
    private static readonly SearchValues<char> Boundaries = SearchValues.Create("县区市州省旗镇校中内的和与及，年度");
    private static readonly SearchValues<char> Fillers = SearchValues.Create("有共为达到现已的数总是在人计约 ：:");

    private static readonly string[] Ends = ["首尾", "最高", "最低", "高低", "第一名", "末位", "最大", "最小"];

    private readonly List<Rows> tables = [];

    private sealed record Rows(TableGrid Grid, IReadOnlyList<string> Names, IReadOnlyList<string> Headings, IReadOnlyList<int?> Years);

    /// <summary>Keeps a table.</summary>
    public void Add(TableGrid grid)
    {
        if (grid.Names.Count > MostRows) return;
        if (tables.Count == MostTables) tables.RemoveAt(0);
        tables.Add(new(grid, [.. grid.Names.Select(Bare)], [.. grid.Columns.Select(c => WithoutYear(Bare(c.Heading)))], [.. grid.Columns.Select(c => YearOf(c.Heading))]));
    }

    /// <summary>The flags of a paragraph.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="held">Where numbers stand that other statements bear out or accuse.</param>
    public IEnumerable<Claim> Of(IReadOnlyList<Sentence> sentences, IReadOnlySet<int> held)
    {
        if (tables.Count == 0) yield break;
        foreach (var sentence in sentences)
            foreach (var table in tables)
            {
                var rows = NamedIn(sentence, table);
                foreach (var mention in sentence.Mentions)
                    if (!held.Contains(mention.Quantity.Start) && IsTold(mention) && (mention.Role == Role.Gap ? Gap(sentence, mention, table) : Row(sentence, mention, table, rows) is var (row, at) && row >= 0 ? Claim(sentence, mention, table, row, at) : null) is { } claim) yield return claim;
            }
    }

    private static bool IsTold(Mention m) =>
        m is { Known: true, Size: 1, Planned: false, Yearly: false, Each: null, Depth: 0, Years: null } && m.Quantity is { Hedge: Hedge.None, IsTime: false, Kind: QuantityKind.Count or QuantityKind.Amount or QuantityKind.Percent or QuantityKind.Points };

    private static List<int> NamedIn(Sentence sentence, Rows table)
    {
        var words = sentence.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        var found = new List<int>();
        for (var row = 0; row < table.Names.Count; row++)
            if (table.Names[row].Length > 1 && !TableColumn.IsTotalName(table.Names[row]) && words.Contains(table.Names[row], StringComparison.Ordinal)) found.Add(row);
        return found;
    }

    // The row named last before the number, and where its name ends; else the one row that ends with what the number is about.
    private static (int Row, int End) Row(Sentence sentence, Mention mention, Rows table, List<int> rows)
    {
        var before = sentence.Text.AsSpan(sentence.Start, mention.Quantity.Start - sentence.Start);
        var (best, end, length) = (-1, -1, 0);
        foreach (var row in rows)
        {
            var name = table.Names[row];
            var at = before.LastIndexOf(name, StringComparison.Ordinal);
            if (at < 0 || at + name.Length < end || at + name.Length == end && name.Length <= length) continue;
            (best, end, length) = (row, at + name.Length, name.Length);
        }
        if (best >= 0)
        {
            var start = end - length;
            var free = start == 0 || !Digits.IsHan(before[start - 1]) || Boundaries.Contains(before[start - 1]);
            return free ? (best, sentence.Start + end) : (-1, -1);
        }
        var about = mention.AboutClean;
        if (about.Length < 4) return (-1, -1);
        for (var row = 0; row < table.Names.Count; row++)
            if (table.Names[row].EndsWith(about, StringComparison.Ordinal))
            {
                if (best >= 0) return (-1, -1);
                best = row;
            }
        return (best, mention.Quantity.Start);
    }

    private static Claim? Claim(Sentence sentence, Mention mention, Rows table, int row, int end)
    {
        if (mention.Role is Role.Change or Role.Rate) return Change(mention, table, row);
        if (mention is not { Role: Role.Level, Direction: 0, Added: false } || mention.Comparison?.Other is not null || mention.Quantity.Digits < LeastDigits || mention.Own?.Shift < 0) return null;
        var words = sentence.Text[end..mention.Quantity.Start];
        var chosen = -1;
        for (var i = 0; i < table.Headings.Count; i++)
        {
            if (table.Grid.Columns[i].Cells[row] is not { Known: true } cell || !cell.Adds(mention.Quantity) || !Fits(words, table.Headings[i]) || !IsOf(mention, table.Years[i], table.Years)) continue;
            if (Agreement.Agree(cell, mention.Quantity) || chosen >= 0) return null;
            chosen = i;
        }
        return chosen < 0 ? null : Told(mention.Quantity, table.Grid.Columns[chosen].Cells[row]!, table.Names[row] + table.Headings[chosen]);
    }

    // Nothing but the heading and fillers between the row's name and the number; a heading that is but a year needs no words.
    private static bool Fits(string words, string heading)
    {
        var rest = words.AsSpan();
        if (heading.Length > 0)
        {
            var at = words.IndexOf(heading, StringComparison.Ordinal);
            if (at < 0) return false;
            rest = string.Concat(words.AsSpan(0, at), words.AsSpan(at + heading.Length));
        }
        return !rest.ContainsAnyExcept(Fillers);
    }

    // The year of the column is the one told; told of none, the latest.
    private static bool IsOf(Mention mention, int? year, IReadOnlyList<int?> years) =>
        year is null || (mention.Own?.Year is { } own ? own == year : year == years.Max());

    private static Claim? Told(Quantity now, Quantity cell, string name)
    {
        var slip = Agreement.Slip(cell, now);
        if (slip is null or { Code: "off-by-one" } && Math.Abs(cell.Value - now.Value) >= Close * Math.Max(cell.Value, now.Value)) return null;
        return ClaimMaker.Open(ClaimKind.Repeat, $"表中“{name}”为 {Figures.Print(cell)}，此处 {Figures.Print(now)}，前后不一。", new Term("base", cell), new Term("stated", now)) with
        {
            Verdict = Verdict.Inconsistent,
            Stated = now.Printed,
            Computed = cell.Value / now.Factor,
            Unit = Figures.UnitOf(now),
            Diagnoses = [slip ?? new Diagnosis("stale-value", "其中一处没有随之更新")],
        };
    }

    // Between the last two years of the row, where the table has one measure.
    private static Claim? Change(Mention mention, Rows table, int row)
    {
        if (mention.Comparison is { } with && (with.Other is not null || with.Period is not null and not { Year: null, Shift: null or -1 }) || mention.Direction == 0) return null;
        var years = table.Years.Select((y, i) => (Year: y, Column: table.Grid.Columns[i], Heading: table.Headings[i])).Where(c => c.Year is not null).OrderByDescending(c => c.Year).ToList();
        if (years.Count < 2 || years.Select(y => y.Year).Distinct().Count() != years.Count || years[0].Year - years[1].Year != 1 || years[0].Heading != years[1].Heading) return null;
        if (years[1].Column.Cells[row] is not { Known: true } b || years[0].Column.Cells[row] is not { Known: true } c || !b.Adds(c)) return null;
        if (mention.Own?.Year is { } own && own != years[0].Year || mention.Period?.Year is { } year && year != years[0].Year && years[0].Year > 1) return null;
        var equation = mention.Quantity.Kind switch
        {
            QuantityKind.Percent when mention.Role == Role.Rate && b.Kind != QuantityKind.Percent => Equations.Growth(b, c, mention.Quantity, mention.Direction),
            QuantityKind.Points when b.Kind == QuantityKind.Percent => Equations.Difference(c, b, mention.Quantity) with { Sign = mention.Direction },
            QuantityKind.Count or QuantityKind.Amount when c.Adds(mention.Quantity) => Equations.Difference(c, b, mention.Quantity) with { Sign = mention.Direction },
            _ => null,
        };
        return equation is null ? null : Surely.Accuse(equation, CloseChange);
    }

    // 坞城区小学比湴口县少 0.67 平方米: two rows named before the number, and the one column of its unit that is named, or that there is.
    private static Claim? Gap(Sentence sentence, Mention mention, Rows table)
    {
        var before = sentence.Text[Math.Max(sentence.Start, mention.Quantity.Start - MostBefore)..mention.Quantity.Start];
        var named = Enumerable.Range(0, table.Names.Count).Where(r => table.Names[r].Length > 1 && before.Contains(table.Names[r], StringComparison.Ordinal)).ToList();
        if (named is not [var a, var b]) return Ends.Any(w => before.Contains(w, StringComparison.Ordinal)) ? Spread(mention, table) : null;
        var fit = Enumerable.Range(0, table.Headings.Count).Where(c => table.Grid.Columns[c].Cells[a] is { Known: true } x && table.Grid.Columns[c].Cells[b] is { Known: true } y && x.Adds(y) && (x.Adds(mention.Quantity) || x.Kind == QuantityKind.Percent && mention.Quantity.Kind == QuantityKind.Points)).ToList();
        if (fit.Count > 1) fit = fit.FindAll(c => table.Headings[c].Length > 1 && before.Contains(table.Headings[c], StringComparison.Ordinal));
        if (fit is not [var column]) return null;
        var (p, q) = (table.Grid.Columns[column].Cells[a]!, table.Grid.Columns[column].Cells[b]!);
        var equation = p.Value > q.Value ? Equations.Difference(p, q, mention.Quantity) : Equations.Difference(q, p, mention.Quantity);
        return Judge.Of(equation) is { Verdict: Verdict.Consistent } judged ? ClaimMaker.Make(equation, judged) : Surely.Accuse(equation, CloseChange);
    }

    // 首尾相差 9.1 分: the largest of a column less the smallest; confirmed only.
    private static Claim? Spread(Mention mention, Rows table)
    {
        foreach (var column in table.Grid.Columns)
        {
            var cells = column.Cells.Where((c, row) => c is { Known: true } && !TableColumn.IsTotalName(table.Grid.Names[row])).Select(c => c!).ToList();
            if (cells.Count < 3 || !cells.TrueForAll(c => c.Adds(cells[0]))) continue;
            var fits = cells[0].Adds(mention.Quantity) || cells[0].Kind is QuantityKind.Bare || cells[0].Kind == QuantityKind.Percent && mention.Quantity.Kind == QuantityKind.Points;
            var equation = Equations.Difference(cells.MaxBy(c => c.Value)!, cells.MinBy(c => c.Value)!, mention.Quantity);
            if (fits && Judge.Of(equation) is { Verdict: Verdict.Consistent } judged) return ClaimMaker.Make(equation, judged);
        }
        return null;
    }

    private static string Bare(string name)
    {
        var open = name.IndexOfAny(['（', '(']);
        var bare = (open > 0 ? name[..open] : name).Trim(' ', '\u3000', '*', '#');
        foreach (var start in (ReadOnlySpan<string>)["其中：", "其中:", "其中", "#"])
            if (bare.StartsWith(start, StringComparison.Ordinal)) return bare[start.Length..];
        return bare;
    }

    private static string WithoutYear(string heading)
    {
        foreach (var word in (ReadOnlySpan<string>)["上年", "去年", "上学年", "本年", "今年", "本学年", "当年"])
            heading = heading.Replace(word, "", StringComparison.Ordinal);
        return new string([.. heading.Where(c => !char.IsAsciiDigit(c))]).TrimStart('年', '度', '学');
    }

    private static int? YearOf(string heading)
    {
        for (var i = 0; i + 4 <= heading.Length; i++)
            if (heading[i] is '1' or '2' && int.TryParse(heading.AsSpan(i, 4), out var year) && year is >= 1990 and <= 2050) return year;
        return heading.Contains("上年", StringComparison.Ordinal) || heading.Contains("去年", StringComparison.Ordinal) || heading.Contains("上学年", StringComparison.Ordinal) ? 0
            : heading.Contains("本年", StringComparison.Ordinal) || heading.Contains("今年", StringComparison.Ordinal) || heading.Contains("本学年", StringComparison.Ordinal) || heading.Contains("当年", StringComparison.Ordinal) ? 1 : null;
    }
}
