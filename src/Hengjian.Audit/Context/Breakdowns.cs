using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Several totals told together, and the same measures told again of each part: 学校 143 所，招生 18891 人，教职工 7500 人；小学 43 所，招生 4912 人，教职工
/// 1980 人；初中 …, in one sentence or over paragraphs. Read as a table whose columns are the measures: a total is what follows it, or what came before
/// it, in its column. Where other columns of the same rows hold, the one that is a slip away is wrong.
/// </summary>
/// <param name="figures">The figures of the report by what they measure.</param>
internal sealed class Breakdowns(MeasuredFigures figures)
{
    private const int MostParts = 16;
    private const int MostRows = 60;

    // Smaller totals meet by chance; they need a column beside them that holds.
    private const double LeastAlone = 100;
    private const double LeastWithOthers = 4;
    private const double LeastWrong = 10;

    // Parts in rounded 亿 leave so wide a margin that much adds up.
    private const double MostRounding = 0.001;

    // Totals of one row stand together.
    private const int Row = 120;

    // Small corrections of the year before are usual.
    private const double MostCorrected = 0.03;

    // With fewer digits a slip fits by chance; rounded parts leave it more room.
    private const int DigitsOfSlip = 4;
    private const int LeastOfRounded = 3;
    private const int LeastItems = 3;

    private sealed record Total(Mention Mention, IReadOnlyList<Mention> Parts, List<Mention> Column)
    {
        public Equation Equation => Equations.Sum([.. Parts.Select(m => m.Quantity)], Mention.Quantity);
    }

    /// <summary>Adds the totals that hold, and those that must be wrong; what others thought of these totals is taken back.</summary>
    public void Close(List<Claim> claims)
    {
        var decided = Decided(claims);
        var found = figures.Columns.SelectMany(Holding).ToList();
        var sure = found.FindAll(t => Math.Abs(t.Mention.Quantity.Value) >= LeastAlone && (t.Parts.Count > 2 || t.Mention.Quantity.Digits > 2));
        var alone = sure.ToHashSet();
        var beside = found.FindAll(t => !alone.Contains(t) && sure.Exists(s => IsOfRow(s, t)));
        var made = sure.Concat(beside).Where(t => !(decided.TryGetValue(t.Mention.Quantity.Start, out var with) && with.Exists(c => c.Verdict == Verdict.Consistent && IsTotal(c, t.Mention.Quantity.Start)))).Select(t => ClaimMaker.Make(t.Equation)).ToList();
        made.AddRange(Failing(sure, decided));
        foreach (var claim in made)
            foreach (var number in claim.Numbers) With(decided, number.Start).Add(claim);
        foreach (var column in figures.Columns) made.AddRange(Slipped(column, decided));
        var totals = made.SelectMany(c => c.Numbers).Where(n => n.Role == "total").Select(n => n.Start).ToHashSet();
        claims.RemoveAll(c => c.Kind == ClaimKind.Sum && c.Numbers.Any(n => n.Role == "total" && totals.Contains(n.Start)));
        claims.AddRange(made);
    }

    // The sums and differences that are decided, by the places of their numbers.
    private static Dictionary<int, List<Claim>> Decided(List<Claim> claims)
    {
        var found = new Dictionary<int, List<Claim>>();
        foreach (var claim in claims)
            if (claim is { Verdict: not Verdict.Undetermined, Kind: ClaimKind.Sum or ClaimKind.Difference })
                foreach (var number in claim.Numbers) With(found, number.Start).Add(claim);
        return found;
    }

    private static List<Claim> With(Dictionary<int, List<Claim>> decided, int start)
    {
        if (!decided.TryGetValue(start, out var list)) decided[start] = list = [];
        return list;
    }

    // All of the measure that its sentence, or the next one, tells behind a total: one slip away from it.
    private List<Claim> Slipped(List<Mention> column, Dictionary<int, List<Claim>> decided)
    {
        var made = new List<Claim>();
        for (var at = 0; at < column.Count; at++)
        {
            var total = column[at];
            var first = at + 1;
            if (first >= column.Count || total.Among || PartsBehind(column, first) is not { } parts) continue;
            if (parts.Count < 2 || parts.Exists(p => p.AndSoOn || !SameTime(total, p)) || total.Quantity.Digits < DigitsOfSlip || total.Quantity.Half > 0 && parts.Count < LeastOfRounded) continue;
            var numbers = parts.Append(total).Select(m => m.Quantity.Start).ToHashSet();
            if (numbers.Any(s => decided.TryGetValue(s, out var with) && with.Exists(c => c.Numbers.Count(n => numbers.Contains(n.Start)) > 1))) continue;
            var equation = Equations.Sum(parts.ConvertAll(p => p.Quantity), total.Quantity);
            if (Judge.Of(equation) is not { Verdict: Verdict.Inconsistent } judged || ClaimMaker.Make(equation, judged) is not { } claim || !claim.Diagnoses.Any(d => d.IsMiswritten)) continue;
            made.Add(claim);
        }
        return made;
    }

    // In the same sentence or the next one; or one in each of the numbered paragraphs: 总投入 53014 亿元。1.学前教育总投入 4203 亿元。2.义务教育总投入 24295 亿元….
    private List<Mention>? PartsBehind(List<Mention> column, int first)
    {
        if (Sentence(column[first]) - Sentence(column[first - 1]) is 0 or 1 && figures.ItemOf(column[first]) is null) return [.. column.Skip(first).TakeWhile(m => Sentence(m) == Sentence(column[first])).Where((m, i) => i == 0 || !m.Among).Take(MostParts)];
        var items = new List<Mention>();
        foreach (var part in column.Skip(first))
            if (figures.ItemOf(part) is not { } item || items.Count == MostParts || item > items.Count + 1) break;
            else if (item == items.Count + 1) items.Add(part);
            else if (item < items.Count) break;
        return items.Count >= LeastItems && figures.ItemOf(column[first - 1]) is null ? items : null;
    }

    private int Sentence(Mention mention) => figures.SentenceOf(mention);

    private static bool IsTotal(Claim claim, int start) => claim.Numbers.Any(n => n.Role == "total" && n.Start == start);

    // What follows a number in its column, or came before it, adds up to it.
    private static IEnumerable<Total> Holding(List<Mention> column)
    {
        for (var at = 0; at < column.Count; at++)
            if ((Run(column, at, 1, nested: true) ?? Run(column, at, 1, nested: false) ?? Run(column, at, -1, nested: true)) is { } total) yield return total;
    }

    private static Total? Run(List<Mention> column, int at, int step, bool nested)
    {
        var (total, sum, half) = (column[at].Quantity, 0d, 0d);
        var parts = new List<Mention>();
        for (var i = at + step; i >= 0 && i < column.Count && parts.Count < MostParts; i += step)
        {
            if (!SameTime(column[at], column[i])) return null;
            // 第二产业 43.5 亿元，其中工业 37.7 亿元: part of a part.
            if (!nested && column[i].Among && parts.Count > 0) continue;
            parts.Add(column[i]);
            sum += column[i].Quantity.Value;
            half += column[i].Quantity.Half;
            if (sum > total.Value + total.Half + half + total.Place && column[i].Direction == 0) return null;
            if (parts.Count < 2 || Math.Abs(total.Value) < LeastWithOthers) continue;
            var made = new Total(column[at], [.. parts.OrderBy(p => p.Quantity.Start)], column);
            if (Math.Abs(sum - total.Value) <= total.Half + half && half <= MostRounding * Math.Abs(total.Value) && !(step > 0 && i + 1 < column.Count && PartWords.GoesOn(parts, column[i + 1])) && Judge.Of(made.Equation).Verdict == Verdict.Consistent) return made;
        }
        return null;
    }

    // 2014年，…。全区现有学校 49 所，其中 …: what there is now is of the year spoken of.
    private static bool SameTime(Mention a, Mention b) => a.Period is null or { Shift: 0 } || b.Period is null or { Shift: 0 } || a.Period.Same(b.Period);

    // The totals stand together, and so do their parts, one by one.
    private static bool IsOfRow(Total a, Total b) => a.Parts.Count == b.Parts.Count && Near(a.Mention, b.Mention) && a.Parts.Zip(b.Parts).All(p => Near(p.First, p.Second));

    private static bool Near(Mention a, Mention b) => Math.Abs(a.Quantity.Start - b.Quantity.Start) < Row;

    // Each row of a column that holds has just one figure of another measure, the row of the totals too: they should add up as well.
    private List<Claim> Failing(List<Total> sure, Dictionary<int, List<Claim>> decided)
    {
        var made = new List<Claim>();
        var asked = new HashSet<int>();
        foreach (var held in sure.Take(MostRows))
            foreach (var column in figures.Columns)
            {
                if (column == held.Column || (Rows(held, column, true) ?? Rows(held, column, false)) is not { } rows) continue;
                var total = rows[0].Quantity;
                if (Math.Abs(total.Value) < LeastWrong || !asked.Add(total.Start)) continue;
                var parts = rows.GetRange(1, rows.Count - 1).ConvertAll(m => m.Quantity);
                var equation = Equations.Sum(parts, total);
                if (Judge.Of(equation) is not { Verdict: Verdict.Inconsistent } judged) continue;
                var turned = rows[0].Direction != 0 && IsTurned(parts, total);
                var claim = ClaimMaker.Make(equation, judged, turned ? [new Diagnosis("sign", "方向写反，增减相反")] : null);
                // One unit of the last place is what rounding does to rounded parts; of a row that is none, two may be alike.
                if (!(figures.AreChangesOf(column, held.Column) && IsFar(claim, total)) && !claim.Diagnoses.Any(d => d.Code != Diagnose.CopiedValue && (d.Code != "off-by-one" || total.Half == 0)) || decided.TryGetValue(total.Start, out var with) && with.Exists(c => c.Kind == ClaimKind.Sum && IsTotal(c, total.Start))) continue;
                made.Add(claim);
            }
        return made;
    }

    // 招生 +2.09 万人; +6.49, +11.52, +3.29, +3.83: with one of them the other way it holds.
    private static bool IsTurned(List<Quantity> parts, Quantity total)
    {
        bool Holds(int turned) => Judge.Of(Equations.Sum(parts.Select((p, i) => i == turned ? p with { Printed = -p.Printed } : p).ToList(), turned < 0 ? total with { Printed = -total.Printed } : total)).Verdict == Verdict.Consistent;
        return Enumerable.Range(-1, parts.Count + 1).Count(Holds) == 1;
    }

    // What is adds up, so what it grew by does too, but for what the year before was corrected by.
    private static bool IsFar(Claim claim, Quantity total) =>
        claim is { Stated: { } stated, Computed: { } computed } && Math.Abs(stated - computed) > MostCorrected * Math.Abs(total.Value);

    // The one figure of a column in each row of another, behind the other's or before it; the total first. Null when one is missing or a row has two.
    private static List<Mention>? Rows(Total held, List<Mention> column, bool behind)
    {
        var rows = held.Parts.Prepend(held.Mention).OrderBy(m => m.Quantity.Start).ToList();
        var found = new List<Mention>(rows.Count);
        for (var r = 0; r < rows.Count; r++)
        {
            var at = rows[r].Quantity.Start;
            // A row ends where the next figure of the column stands, be it of these or not.
            var beside = held.Column.FindIndex(m => m.Quantity.Start == at);
            var (from, to) = behind
                ? (at, Math.Min(at + Row, beside + 1 < held.Column.Count ? held.Column[beside + 1].Quantity.Start : int.MaxValue))
                : (Math.Max(at - Row, beside > 0 ? held.Column[beside - 1].Quantity.Start : 0), at);
            if (column.FindAll(m => m.Quantity.Start > from && m.Quantity.Start < to) is not [var one]) return null;
            if (rows[r] == held.Mention) found.Insert(0, one);
            else found.Add(one);
        }
        return found;
    }
}
