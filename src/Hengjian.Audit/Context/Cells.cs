using System.Buffers;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
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
    private const int LeastName = 4;
    private const int FarthestOfRow = 12;
    private const double Close = 0.05;
    private const double CloseChange = 0.2;

    // What may stand before the name of a row: a mark, or the end of 全县, 其中.
    private static readonly SearchValues<char> Boundaries = SearchValues.Create("县区市州省旗镇校中内的和与及，年度");
    private static readonly SearchValues<char> Fillers = SearchValues.Create("有共为达到现已的数总是在人计约 ：:");

    private readonly List<Rows> tables = [];

    private static readonly Unit Percent = new("", QuantityKind.Percent, "%");

    private sealed record Rows(TableGrid Grid, IReadOnlyList<string> Names, IReadOnlyList<string> Headings, IReadOnlyList<int?> Years);

    /// <summary>Keeps a table.</summary>
    public void Add(TableGrid grid)
    {
        if (grid.Names.Count > MostRows) return;
        if (tables.Count == MostTables) tables.RemoveAt(0);
        tables.Add(new(grid, [.. grid.Names.Select(Bare)], [.. grid.Columns.Select(c => WithoutYear(Bare(c.Heading)))], YearsOf(grid)));
    }

    // 2020年班级数 | 其中大班额 | 2023年班级数 | 其中大班额: what stands behind a year is of it, where the years have the same columns.
    private static List<int?> YearsOf(TableGrid grid)
    {
        var years = grid.Columns.Select(c => YearOf(c.Heading)).ToList();
        var dated = Enumerable.Range(0, years.Count).Where(i => years[i] > 1).ToList();
        if (dated.Count < 2 || dated[0] != 0 || dated.Count == years.Count || years.Count % dated.Count != 0) return years;
        var size = years.Count / dated.Count;
        for (var i = 0; i < years.Count; i++)
            if ((i % size == 0) != (years[i] is not null) || WithoutYear(Bare(grid.Columns[i].Heading)) != WithoutYear(Bare(grid.Columns[i % size].Heading))) return years;
        for (var i = 0; i < years.Count; i++) years[i] ??= years[i - 1];
        return years;
    }

    /// <summary>No table was kept: there are no flags, and nothing need be prepared for them.</summary>
    public bool IsEmpty => tables.Count == 0;

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
                {
                    if (rows.Count > 0 && !held.Contains(mention.Quantity.Start) && Copied(sentence, mention, table, rows) is { } copied)
                    {
                        yield return copied;
                        continue;
                    }
                    if (IsTold(mention) && mention.Role == Role.Share)
                    {
                        // What another column gives by chance, or by mistake, is of the wrong one.
                        if (Row(sentence, mention, table, rows) is var (shared, end) && shared >= 0 && TableShares.Of(sentence, mention, table.Grid, table.Names, table.Headings, table.Years, shared, end) is { } share && (!held.Contains(mention.Quantity.Start) || share.Diagnoses.Any(d => d.Code == "wrong-base"))) yield return share;
                        continue;
                    }
                    if (!held.Contains(mention.Quantity.Start) && IsTold(mention) && (IsGap(mention) ? TableGaps.Of(sentence, mention, table.Grid, table.Names, table.Headings) : Row(sentence, mention, table, rows) is var (row, at) && row >= 0 ? Claim(sentence, mention, table, row, at) : null) is { } claim) yield return claim;
                }
            }
    }

    private static Claim? Copied(Sentence sentence, Mention mention, Rows table, List<int> rows)
    {
        if (mention is not { Known: true, Size: 1, Planned: false, Yearly: false, Depth: < 2, Quantity: { Hedge: Hedge.None, IsTime: false } } || mention.Own?.Shift < 0 || mention.Comparison?.Other is not null) return null;
        if (Row(sentence, mention, table, rows) is not ( >= 0 and var row, var end)) return null;
        if (CopiedCells.Of(sentence, mention, end, row, table.Headings, (column, at) => IsOf(mention, table.Years[column], table.Years) ? Of(table, column, at, mention) : null, table.Names.Count) is not var (cell, at, other)) return null;
        return Differs(mention.Quantity, cell, table.Names[row] + table.Headings[at], new Diagnosis("stale-value", $"{Figures.Print(mention.Quantity)} 是表中“{table.Names[other]}”的数"));
    }

    private static bool IsTold(Mention m) =>
        m is { Known: true, Size: 1, Planned: false, Yearly: false, Each: null, Depth: 0 } && (m.Years is null || m.Role == Role.Level) && m.Quantity is { Hedge: Hedge.None, IsTime: false, Kind: QuantityKind.Count or QuantityKind.Amount or QuantityKind.Percent or QuantityKind.Points };

    // 低于全市 13.6%: beside rates, what is compared is a gap though it is written as a percentage.
    private static bool IsGap(Mention m) =>
        m.Role == Role.Gap || m is { Role: Role.Level or Role.Other or Role.Norm, Quantity.Kind: QuantityKind.Percent } && GapSides.Read(m.Lead) is { Sign: not 0, Right.Length: > 0 };

    private static List<int> NamedIn(Sentence sentence, Rows table)
    {
        var words = sentence.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        var found = new List<int>();
        for (var row = 0; row < table.Names.Count; row++)
            if (table.Names[row].Length > 1 && !TableColumn.IsTotalName(table.Names[row]) && (words.Contains(table.Names[row], StringComparison.Ordinal) || RowNames.Alias(table.Names[row]) is { } alias && words.Contains(alias, StringComparison.Ordinal))) found.Add(row);
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
            if (at < 0 && RowNames.Alias(name) is { } alias) (name, at) = (alias, before.LastIndexOf(alias, StringComparison.Ordinal));
            if (at < 0 || at + name.Length < end || at + name.Length == end && name.Length <= length) continue;
            (best, end, length) = (row, at + name.Length, name.Length);
        }
        if (best >= 0)
        {
            var start = end - length;
            var free = start == 0 || !Digits.IsHan(before[start - 1]) || Boundaries.Contains(before[start - 1]);
            return free ? (best, sentence.Start + end) : (-1, -1);
        }
        return (EndsWith(table, mention.AboutClean), mention.Quantity.Start);
    }

    // 教育支出首次接近: the one row that ends as what the number is about begins; −1 when none or several do.
    private static int EndsWith(Rows table, string about)
    {
        var (best, longest) = (-1, LeastName - 1);
        for (var row = 0; row < table.Names.Count; row++)
        {
            var length = Math.Min(about.Length, table.Names[row].Length);
            while (length >= longest && !table.Names[row].AsSpan().EndsWith(about.AsSpan(0, length), StringComparison.Ordinal)) length--;
            if (length < longest) continue;
            (best, longest) = (length > longest ? row : -1, length);
        }
        return best;
    }

    private static Claim? Claim(Sentence sentence, Mention mention, Rows table, int row, int end)
    {
        if (mention.Role is Role.Change or Role.Rate) return Change(sentence, mention, table, row, end);
        if (mention is not { Role: Role.Level, Direction: 0, Added: false } || mention.Comparison?.Other is not null || mention.Own?.Shift < 0) return null;
        if (Outdated(sentence, mention, table, row, end) is { } outdated) return outdated;
        if (mention.Quantity.Digits < LeastDigits) return null;
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

    // 2023年…西区 187 个, where the row has 187 under 2020 and 18 under 2023.
    private static Claim? Outdated(Sentence sentence, Mention mention, Rows table, int row, int end)
    {
        if ((mention.Own ?? mention.Period) is not { Year: { } said, Until: null } || mention.Quantity.Digits < LeastDigits || mention.Quantity.Start - end is < 0 or > FarthestOfRow) return null;
        Quantity? now = null;
        var heading = "";
        for (var i = 0; i < table.Headings.Count; i++)
        {
            if (table.Years[i] is not { } year || Of(table, i, row, mention) is not { Known: true } cell || !cell.Adds(mention.Quantity) || !Agreement.Agree(cell, mention.Quantity)) continue;
            if (year == said || now is not null) return null;
            for (var k = 0; k < table.Headings.Count; k++)
                if (table.Years[k] == said && table.Headings[k] == table.Headings[i]) (now, heading) = (table.Grid.Columns[k].Cells[row], table.Headings[k]);
            if (now is not { Known: true }) return null;
        }
        return now is null ? null : Differs(mention.Quantity, now, $"{table.Names[row]}{said}年{heading}", new Diagnosis("stale-value", $"{Figures.Print(mention.Quantity)} 是表中另一年的数"));
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
        return slip is null or { Code: "off-by-one" } && Math.Abs(cell.Value - now.Value) >= Close * Math.Max(cell.Value, now.Value) ? null : Differs(now, cell, name, slip ?? new Diagnosis("stale-value", "其中一处没有随之更新"));
    }

    private static Claim Differs(Quantity now, Quantity cell, string name, Diagnosis reason) =>
        ClaimMaker.Open(ClaimKind.Repeat, $"表中“{name}”为 {Figures.Print(cell)}，此处 {Figures.Print(now)}，前后不一。", new Term("base", cell), new Term("stated", now)) with
        {
            Verdict = Verdict.Inconsistent,
            Stated = now.Printed,
            Computed = cell.Value / now.Factor,
            Unit = Figures.UnitOf(now),
            Diagnoses = [reason],
        };

    // Between the last two years of the row, where the table has one measure, or the one that the sentence names.
    private static Claim? Change(Sentence sentence, Mention mention, Rows table, int row, int end)
    {
        if (mention.Comparison is { } with && (with.Other is not null || with.Period is not null and not { Year: null, Shift: null or -1 }) || mention.Direction == 0) return null;
        if (LastTwo(table, sentence.Text[end..Math.Max(end, mention.Quantity.Start)]) is not var (before, now)) return null;
        if (Of(table, before, row, mention) is not { Known: true } b || Of(table, now, row, mention) is not { Known: true } c || !b.Adds(c)) return null;
        if (table.Years[now] is { } last and > 1 && (mention.Own?.Year is { } own && own != last || mention.Period?.Year is { } year && year != last)) return null;
        if (mention.Quantity.Kind == QuantityKind.Percent && b.Kind == QuantityKind.Percent && c.Kind == QuantityKind.Percent) return AsPoints(b, c, mention);
        var equation = mention.Quantity.Kind switch
        {
            QuantityKind.Percent when mention.Role == Role.Rate && b.Kind != QuantityKind.Percent => Equations.Growth(b, c, mention.Quantity, mention.Direction),
            QuantityKind.Points when b.Kind == QuantityKind.Percent => Equations.Difference(c, b, mention.Quantity) with { Sign = mention.Direction },
            QuantityKind.Count or QuantityKind.Amount when c.Adds(mention.Quantity) => Equations.Difference(c, b, mention.Quantity) with { Sign = mention.Direction },
            _ => null,
        };
        return equation is null ? null : Judge.Of(equation) is { Verdict: Verdict.Consistent } judged ? ClaimMaker.Make(equation, judged) : Surely.Accuse(equation, CloseChange) ?? Turned(equation);
    }

    // 优良率提高 2.9%, where the columns give 53.2 and 56.1 percent: a difference written as a rate.
    private static Claim? AsPoints(Quantity b, Quantity c, Mention mention)
    {
        var apart = c.Value - b.Value;
        if (mention.Quantity.Digits < 2 || apart * mention.Direction <= 0 || Math.Abs(Math.Abs(apart) - mention.Quantity.Value) > mention.Quantity.Place / 10) return null;
        return apart > 0 ? PointsClaim.Of(c, b, mention.Quantity) : PointsClaim.Of(b, c, mention.Quantity);
    }

    // A table of pupils says so in its caption or not at all: bare cells are of the things that the sentence counts; a row of 优良率（%） is in percent.
    private static Quantity? Of(Rows table, int column, int row, Mention mention)
    {
        var cell = table.Grid.Columns[column].Cells[row];
        if (cell is not { Kind: QuantityKind.Bare, Scale: 1 }) return cell;
        if (table.Grid.Names[row].AsSpan().ContainsAny('%', '％')) return cell with { Unit = Percent };
        return mention.Quantity is { Kind: QuantityKind.Count, Scale: 1 } counted ? cell with { Unit = counted.Unit } : cell;
    }

    // 小学在校生比上年增加 919 人, where the columns of the two years say that they became as many fewer.
    private static Claim? Turned(Equation equation) =>
        equation.Stated.Quantity.Digits >= (equation.Stated.Quantity.Kind == QuantityKind.Points ? 1 : LeastDigits) && ClaimMaker.Make(equation) is { Verdict: Verdict.Inconsistent } claim && claim.Diagnoses.Any(d => d.Code == "sign") ? claim : null;

    // The columns of one measure in the year before and in the last: 2023年 | 2024年; 在校生 | 上年在校生.
    private static (int Before, int Now)? LastTwo(Rows table, string words)
    {
        (int, int)? found = null;
        var several = false;
        for (var before = 0; before < table.Headings.Count; before++)
            for (var now = 0; now < table.Headings.Count; now++)
            {
                if (before == now || table.Years[before] is not { } from || table.Headings[before] != table.Headings[now] || table.Grid.Columns[now].IsRelative != table.Grid.Columns[before].IsRelative) continue;
                if (!(table.Years[now] is { } to ? to - from == 1 && to == Latest(table, now) : from == 0)) continue;
                var named = table.Headings[now].Length > 1 && words.Contains(table.Headings[now], StringComparison.Ordinal);
                if (named) return (before, now);
                several |= found is not null;
                found = (before, now);
            }
        return several ? null : found;
    }

    private static int? Latest(Rows table, int column)
    {
        int? latest = null;
        for (var i = 0; i < table.Headings.Count; i++)
            if (table.Headings[i] == table.Headings[column] && !(table.Years[i] <= latest)) latest = table.Years[i] ?? latest;
        return latest;
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
