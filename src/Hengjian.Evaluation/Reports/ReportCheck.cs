using System.Globalization;
using System.Text.RegularExpressions;
using Hengjian.Documents.Official;
using Hengjian.Domain.Reports;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Reports;

/// <summary>
/// Rechecks a finished document against the run it was written from: every number must be a value of the run, every
/// value bound to a clause must still be there, the words must fit the counts, the problem part names nobody.
/// </summary>
internal static partial class ReportCheck
{
    public static IEnumerable<Problem> Of(
        ReportMaterial material, EvaluationReportContent content, OfficialDocument document, ReportSettings settings)
    {
        foreach (var problem in Quantifiers(material, content)) yield return problem;
        foreach (var problem in Names(material, content)) yield return problem;
        var paragraphs = Texts(document).ToList();
        foreach (var problem in Numbers(material, paragraphs, settings)) yield return problem;
        // What the content says must have arrived in the document: an edit or a layout may not lose a value.
        var all = string.Join('\n', paragraphs);
        var wanted = content.Cases.Select(c => c.Text)
            .Concat(content.Problems.Concat(content.Achievements).SelectMany(s => s.Clauses).Select(c => c.Text)).Append(content.Basis);
        foreach (var text in wanted.Where(t => !all.Contains(t, StringComparison.Ordinal)))
            yield return ReportProblems.NumberLost(text, content.Title);
    }

    private static IEnumerable<Problem> Quantifiers(ReportMaterial material, EvaluationReportContent content)
    {
        var tallies = material.Findings.Tallies.ToDictionary(t => t.Item.Id, StringComparer.Ordinal);
        foreach (var (clause, problem) in content.Problems.SelectMany(s => s.Clauses.Select(c => (c, true)))
            .Concat(content.Achievements.SelectMany(s => s.Clauses.Select(c => (c, false)))))
        {
            var tally = tallies[clause.ItemId];
            var n = problem ? tally.NotMet.Count : tally.Met.Count;
            var phrase = tally.Checked == 1 ? "被核查" + material.UnitWord : Quantifier.Phrase(Quantifier.Of(n, tally.Checked), material.UnitWord);
            if (clause.N != n || clause.M != tally.Checked || !clause.Text.StartsWith(phrase, StringComparison.Ordinal))
                yield return ReportProblems.WrongQuantifier(clause.Text, $"{phrase}（{Quantifier.Counts(n, tally.Checked)}）");
        }
    }

    private static IEnumerable<Problem> Names(ReportMaterial material, EvaluationReportContent content)
    {
        var names = material.Run.Sheets.Select(s => material.NameOf(s.Region)).ToList();
        var texts = content.Problems.Select(p => p.Text).Concat(content.Requirements.Select(r => r.Text));
        foreach (var text in texts)
            foreach (var name in names.Where(n => text.Contains(n, StringComparison.Ordinal)))
                yield return ReportProblems.UnitNamed(name, text);
    }

    private static IEnumerable<Problem> Numbers(ReportMaterial material, List<string> paragraphs, ReportSettings settings)
    {
        var bound = BoundNumbers.Of(material, settings);
        foreach (var paragraph in paragraphs)
            foreach (Match number in Number().Matches(OrderedLead().Replace(paragraph, "")))
                if (!bound.Contains(number.Value)) yield return ReportProblems.UnboundNumber(number.Value, paragraph);
    }

    /// <summary>Every text of the body; the issue's number and the date of signing are the issuer's, not the data's.</summary>
    private static IEnumerable<string> Texts(OfficialDocument document)
    {
        foreach (var line in document.Title) yield return line;
        foreach (var block in document.Blocks)
            switch (block)
            {
                case OfficialParagraph paragraph: yield return paragraph.Text; break;
                case OfficialHeading heading: yield return heading.Text; break;
                case OfficialTable table:
                    foreach (var cell in table.Rows.SelectMany(r => r)) yield return cell;
                    break;
            }
    }

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();

    /// <summary>1. before a case is a number of order.</summary>
    [GeneratedRegex(@"^\d+\.(?!\d)")]
    private static partial Regex OrderedLead();
}

/// <summary>The numbers a document of this run may print, as printed.</summary>
internal static partial class BoundNumbers
{
    public static HashSet<string> Of(ReportMaterial material, ReportSettings settings)
    {
        var run = material.Run;
        var numbers = new HashSet<string>(StringComparer.Ordinal)
        {
            Text(material.Scheme.Year), Text(material.Scheme.Year + 1), Text(run.Sheets.Count),
            Text(run.Sheets.Count(s => s.Total is null || s.Grade is null or Hengjian.Indicators.Scoring.AllMustPassGrades.Open)),
            Text(run.Sheets.Count(s => s.Total is null)),
        };
        foreach (var area in material.Scheme.Items) numbers.Add(Text(area.Leaves.Count(l => !l.Bonus)));
        foreach (var text in settings.BasisDocuments.Concat(settings.Steps).Append(settings.Issuer).Concat(material.Scheme.Leaves.SelectMany(l => new[] { l.Name, l.ProblemText, l.PraiseText, l.RequirementText })).Concat(material.Scheme.Items.Select(i => i.Name)))
            foreach (Match number in Digits().Matches(text)) numbers.Add(number.Value);
        foreach (var used in run.Sheets.SelectMany(s => s.Items).SelectMany(i => i.Values))
        {
            numbers.Add(Text(used.Period));
            if (!material.Catalogue.TryFind(used.Indicator, out var indicator)) continue;
            foreach (Match number in Digits().Matches(indicator.NameZh + indicator.Unit)) numbers.Add(number.Value);
            if (used.Value.HasValue) numbers.Add(Rounded(used.Value.Value, indicator.Decimals));
        }
        return numbers;
    }

    /// <summary>Half up, as published tables round; without sign, since text says 下降.</summary>
    private static string Rounded(double value, int decimals) =>
        Math.Abs(Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero)).ToString("F" + Text(decimals), CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Digits();
}
