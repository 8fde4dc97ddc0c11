using System.Text.RegularExpressions;
using Hengjian.Documents.Official;
using Hengjian.Domain.Findings;
using Hengjian.Domain.Reports;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Reports;

/// <summary>
/// Rechecks a finished paper against the run it was written from: every sentence prints only numbers of what it rests on
/// and has arrived whole, nothing else in the paper has a number, the words fit the counts, the public problem part
/// names nobody.
/// </summary>
internal static partial class ReportCheck
{
    /// <summary>Of the public report.</summary>
    public static IEnumerable<Problem> Of(
        ReportMaterial material, EvaluationReportContent content, OfficialDocument document, ReportSettings settings) =>
        [
            .. Quantifiers(material, content),
            .. Names(material, content),
            .. Sentences(material, BoundSentences.OfReport(material, content, settings), document),
        ];

    /// <summary>Of the letter to one unit with its score table.</summary>
    public static IEnumerable<Problem> OfLetter(
        ReportMaterial material,
        UnitFeedback feedback,
        ScoreSheet sheet,
        string opening,
        OfficialDocument document,
        ReportSettings settings) =>
        [
            .. Sentences(material, BoundSentences.OfLetter(material, feedback, sheet, opening, settings), document),
            .. Verdicts(feedback, sheet),
            .. Table(material, sheet, document),
        ];

    /// <summary>Of the internal problem list: a row for each item that a unit lost, with that item's own figures.</summary>
    public static IEnumerable<Problem> OfList(ReportMaterial material, IReadOnlyList<ProblemRow> rows)
    {
        var lost = material.Run.Sheets.SelectMany(s => s.Items.Where(IsLost).Select(i => (Unit: s.Region, Score: i)))
            .ToDictionary(l => (Text(l.Unit), l.Score.ItemId), l => l.Score);
        foreach (var row in rows)
        {
            var place = $"{row.UnitName} {row.ItemId}";
            if (!lost.Remove((row.UnitCode, row.ItemId), out var score) || row.Evidence != score.Reason)
            {
                yield return ReportProblems.NotOfTheRun(place);
                continue;
            }
            var text = $"{row.ItemName} {row.Problem} {row.Requirement}";
            foreach (var problem in Unbound(text, BoundSentences.Item(material, row.ItemId), place)) yield return problem;
        }
        foreach (var (unit, item) in lost.Keys) yield return ReportProblems.NotOfTheRun($"{unit} {item}");
    }

    private static IEnumerable<Problem> Unbound(string text, BoundNumbers numbers, string place) =>
        BoundNumbers.In(text).Where(n => !numbers.Contains(n)).Select(n => ReportProblems.UnboundNumber(n, place));

    private static bool IsLost(ItemScore score) => !score.Bonus && (score.Met == false || score.IsLostToMissing);

    private static IEnumerable<Problem> Quantifiers(ReportMaterial material, EvaluationReportContent content)
    {
        var tallies = material.Findings.Tallies.ToDictionary(t => t.Item.Id, StringComparer.Ordinal);
        return Compare(content.Problems, t => EvaluationReport.ProblemClause(material.Scheme, t))
            .Concat(Compare(content.Achievements, t => EvaluationReport.PraiseClause(material.Scheme, t)));

        IEnumerable<Problem> Compare(IReadOnlyList<ReportSection> sections, Func<ItemTally, ReportClause> wanted) =>
            from clause in sections.SelectMany(s => s.Clauses)
            let right = wanted(tallies[clause.ItemId])
            where clause != right
            select ReportProblems.WrongQuantifier(clause.Text, $"{right.Text}（{right.Counts}）");
    }

    private static IEnumerable<Problem> Names(ReportMaterial material, EvaluationReportContent content)
    {
        var names = material.Run.Sheets.Select(s => material.NameOf(s.Region)).ToList();
        var texts = content.Achievements.Concat(content.Problems).Select(p => p.Text).Concat(content.Requirements.Select(r => r.Text));
        foreach (var text in texts)
            foreach (var name in names.Where(n => text.Contains(n, StringComparison.Ordinal)))
                yield return ReportProblems.UnitNamed(name, text);
    }

    private static IEnumerable<Problem> Sentences(
        ReportMaterial material, IReadOnlyList<BoundSentence> sentences, OfficialDocument document)
    {
        var title = new BoundNumbers().Counts(material.Scheme.Year);
        foreach (var problem in sentences.SelectMany(s => Unbound(s.Text, s.Numbers, s.Text))
            .Concat(document.Title.SelectMany(line => Unbound(line, title, line)))) yield return problem;

        // An edit or a layout may neither lose a sentence nor add a number of its own.
        var paragraphs = Texts(document).ToList();
        var all = string.Join('\n', paragraphs);
        foreach (var sentence in sentences.Where(s => !all.Contains(s.Text, StringComparison.Ordinal)))
            yield return ReportProblems.NumberLost(sentence.Text, string.Concat(document.Title));
        var longestFirst = sentences.Select(s => s.Text).Where(t => t.Length > 0).Distinct().OrderByDescending(t => t.Length).ToList();
        foreach (var paragraph in paragraphs)
        {
            var rest = OrderedLead().Replace(paragraph, "");
            foreach (var sentence in longestFirst) rest = rest.Replace(sentence, "", StringComparison.Ordinal);
            foreach (var problem in Unbound(rest, new BoundNumbers(), paragraph)) yield return problem;
        }
    }

    // What a letter calls met or not met is what the unit's own sheet says.
    private static IEnumerable<Problem> Verdicts(UnitFeedback feedback, ScoreSheet sheet)
    {
        foreach (var clause in feedback.Achievements.Where(c => BoundSentences.ScoreOf(sheet, c.ItemId)?.Met != true))
            yield return ReportProblems.NotOfTheRun(clause.Text);
        var told = feedback.Problems.SelectMany(s => s.Clauses).ToDictionary(c => c.ItemId, StringComparer.Ordinal);
        foreach (var score in sheet.Items.Where(IsLost))
            if (!told.Remove(score.ItemId, out var clause) || !clause.Text.Contains(score.Reason, StringComparison.Ordinal))
                yield return ReportProblems.NotOfTheRun(score.ItemId + " " + score.Reason);
        foreach (var clause in told.Values) yield return ReportProblems.NotOfTheRun(clause.Text);
    }

    // Row by row: a number that belongs to another item of the same sheet is still wrong here.
    private static IEnumerable<Problem> Table(ReportMaterial material, ScoreSheet sheet, OfficialDocument document)
    {
        var rows = document.Blocks.OfType<OfficialTable>().SelectMany(t => t.Rows).ToList();
        var names = material.Scheme.Leaves.ToDictionary(l => l.Id, l => l.Name, StringComparer.Ordinal);
        for (var i = 0; i < Math.Max(rows.Count, sheet.Items.Count); i++)
        {
            if (i >= sheet.Items.Count || i >= rows.Count || !Fits(rows[i], sheet.Items[i], names))
                yield return ReportProblems.NotOfTheRun(i < rows.Count ? string.Join(' ', rows[i]) : sheet.Items[i].ItemId);
        }
    }

    private static bool Fits(IReadOnlyList<string> row, ItemScore score, Dictionary<string, string> names)
    {
        var (most, given) = (NumberText.Points(score.MaxScore), score.Points is { } points ? NumberText.Points(points) : "");
        return row.Count == 5 && row[0] == score.ItemId && row[1] == names[score.ItemId] && row[4] == score.Reason
            && BoundNumbers.In(row[2]).All(n => n == most) && BoundNumbers.In(row[3]).All(n => n == given);
    }

    /// <summary>The texts of the body; the issue's number and the date of signing are the issuer's, tables are checked by row.</summary>
    private static IEnumerable<string> Texts(OfficialDocument document) => document.Blocks.Select(block => block switch
    {
        OfficialParagraph paragraph => paragraph.Text,
        OfficialHeading heading => heading.Text,
        _ => "",
    });

    private static string Text(int code) => FormattableString.Invariant($"{code:D6}");

    /// <summary>1. before a case is a number of order.</summary>
    [GeneratedRegex(@"^\d+\.(?!\d)")]
    private static partial Regex OrderedLead();
}
