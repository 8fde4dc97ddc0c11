using System.Globalization;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Results;

/// <summary>How many units got a grade.</summary>
/// <param name="Grade">The grade, or 未定.</param>
/// <param name="Count">Number of units.</param>
public sealed record GradeCount(string Grade, int Count);

/// <summary>The answer to “how did it end?” in sentences, from the rows the reader may see.</summary>
public static class OverviewAnswer
{
    /// <summary>Units per grade from the best down, open ones last; grades nobody got are counted 0.</summary>
    public static IReadOnlyList<GradeCount> Grades(RoundResults results, IReadOnlyList<Standing> rows)
    {
        var counts = results.Grades.Select(g => new GradeCount(g, rows.Count(r => r.Sheet.Grade == g))).ToList();
        var open = rows.Count(r => r.Sheet.Grade is null);
        if (open > 0) counts.Add(new GradeCount(StandingFilter.NoGrade, open));
        return counts;
    }

    /// <summary>One to three Chinese sentences: grades; best and last; most improved.</summary>
    /// <param name="results">The round.</param>
    /// <param name="rows">The rows of the reader's scope.</param>
    public static IReadOnlyList<string> Sentences(RoundResults results, IReadOnlyList<Standing> rows)
    {
        if (rows.Count == 0) return [];
        if (rows.Count == 1) return [OfOne(results, rows[0])];
        var sentences = new List<string> { GradeSentence(results, rows) };
        if (results.HasPoints) AddTotals(results, rows, sentences);
        return sentences;
    }

    private static string OfOne(RoundResults results, Standing row)
    {
        if (!results.HasPoints) return $"{row.Unit.Name}：{row.Sheet.Grade}，{Met(row)}。";
        if (row.Sheet.Total is not { } total)
            return Text($"{row.Unit.Name}：尚未定等，{row.OpenItems.Count} 个条目待评或缺数，合计待定。");
        var text = Text($"{row.Unit.Name}：{row.Sheet.Grade ?? "不定等"}，{results.TotalText(total)} 分");
        if (row.Sheet.Rank is { } rank) text += Text($"，在 {results.Scores.Sheets.Count} 个{Word(results)}中列第 {rank}");
        return text + ChangeClause(row) + "。";
    }

    private static string Met(Standing row) => Text($"应考核 {Judged(row)} 项，达标 {row.Met} 项，未达标 {row.NotMet} 项");

    private static int Judged(Standing row) => row.Sheet.Items.Count(i => i.State != ItemState.NotApplicable);

    private static string GradeSentence(RoundResults results, IReadOnlyList<Standing> rows)
    {
        var counts = Grades(results, rows);
        var settled = counts.Where(c => c.Count > 0 && c.Grade != StandingFilter.NoGrade).ToList();
        var open = counts.FirstOrDefault(c => c.Grade == StandingFilter.NoGrade)?.Count ?? 0;
        var text = Text($"{rows.Count} 个{Word(results)}中，");
        if (results.Grades.Count == 0) return text + Text($"{rows.Count(r => r.Sheet.Total is not null)} 个已有合计（本方案不定等）。");
        if (settled.Count == 0) return text + "都还有条目待评或缺数，尚未定等。";
        text += string.Join("、", settled.Select(c => Text($"{c.Grade} {c.Count} 个")));
        return text + (open > 0 ? Text($"；{open} 个因条目待评或缺数尚未定等。") : "。");
    }

    private static void AddTotals(RoundResults results, IReadOnlyList<Standing> rows, List<string> sentences)
    {
        var known = rows.Where(r => r.Sheet.Total is not null).ToList();
        if (known.Count > 1)
        {
            var best = known.MaxBy(r => r.Sheet.Total!.Value)!;
            var last = known.MinBy(r => r.Sheet.Total!.Value)!;
            sentences.Add($"得分最高的是{Named(results, known, best)}，最低的是{Named(results, known, last)}。");
        }
        var moved = known.Where(r => r.Change is not null).ToList();
        if (moved.Count < 2) return;
        var up = moved.MaxBy(r => r.Change!.Value)!;
        var down = moved.MinBy(r => r.Change!.Value)!;
        var text = up.Change > 0 ? Text($"比上年提高最多的是{up.Unit.Name}（+{NumberText.Score(up.Change.Value)} 分）") : "没有一个比上年提高";
        if (down.Change < 0) text += Text($"，下降最多的是{down.Unit.Name}（−{NumberText.Score(-down.Change.Value)} 分）");
        sentences.Add(text + "。");
    }

    // Ties are told: “最高” of two is not one.
    private static string Named(RoundResults results, List<Standing> rows, Standing row)
    {
        var same = rows.Where(r => r.Sheet.Total == row.Sheet.Total).ToList();
        var names = string.Join("、", same.Take(3).Select(r => r.Unit.Name)) + (same.Count > 3 ? Text($"等 {same.Count} 个") : "");
        return Text($"{names}（{results.TotalText(row.Sheet.Total!.Value)} 分）");
    }

    private static string ChangeClause(Standing row) => row.Change switch
    {
        null => "",
        > 0 => Text($"，比上年提高 {NumberText.Score(row.Change.Value)} 分"),
        < 0 => Text($"，比上年下降 {NumberText.Score(-row.Change.Value)} 分"),
        _ => "，与上年持平",
    };

    private static string Word(RoundResults results) => results.Scheme.Level.UnitWord();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
