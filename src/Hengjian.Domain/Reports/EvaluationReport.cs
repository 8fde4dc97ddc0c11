using Hengjian.Domain.Findings;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Domain.Reports;

/// <summary>Builds the public report of a round from its scores. Every word that counts comes from counts.</summary>
public static class EvaluationReport
{
    /// <summary>Builds the report.</summary>
    /// <param name="frame">Issuer, basis, steps.</param>
    /// <param name="scheme">The scheme of the round.</param>
    /// <param name="run">Its scores.</param>
    /// <param name="findings">Derived from the same run.</param>
    /// <param name="catalogue">For names and units of indicators.</param>
    /// <param name="tree">For names of units.</param>
    /// <param name="settings">Bands of the quantifier words; null for the proposal.</param>
    public static EvaluationReportContent Build(
        ReportFrame frame,
        EvaluationScheme scheme,
        SchemeRun run,
        RunFindings findings,
        IndicatorCatalogue catalogue,
        RegionTree tree,
        QuantifierSettings? settings = null)
    {
        var problems = Problems(scheme, findings, settings);
        return new EvaluationReportContent(
            frame.Title.Length > 0 ? frame.Title : UsualTitle(scheme),
            Basis(frame, scheme, run),
            Achievements(scheme, findings, settings),
            problems,
            [.. problems.Select(p => Requirement(p, findings))],
            FormattableString.Invariant($"各地整改落实情况作为{scheme.Year + 1}年度履行教育职责评价的重要内容。"),
            TypicalCases.From(scheme, run, catalogue, tree));
    }

    private static string UsualTitle(EvaluationScheme scheme) =>
        FormattableString.Invariant($"{scheme.Year}年{ReportWords.Unit(scheme.Level)}级人民政府履行教育职责评价报告");

    private static string Basis(ReportFrame frame, EvaluationScheme scheme, SchemeRun run)
    {
        var unit = ReportWords.Unit(scheme.Level);
        var open = run.Sheets.Count(s => scheme.Kind == SchemeKind.Points ? s.Total is null : s.Grade == AllMustPassGrades.Open);
        var basis = frame.BasisDocuments.Count == 0 ? "" : $"根据{string.Join("、", frame.BasisDocuments)}，";
        var steps = frame.Steps.Count == 0 ? "" : $"经{string.Join("、", frame.Steps)}，";
        var text = FormattableString.Invariant(
            $"{basis}{frame.Issuer}组织开展了{scheme.Year}年对{unit}级人民政府履行教育职责的评价，共评价 {run.Sheets.Count} 个{unit}。") +
            $"{steps}形成评价结果，现报告如下。";
        if (open > 0) text += FormattableString.Invariant($"其中 {open} 个{unit}尚有条目缺数或待评，未形成结论，相关条目按已核查单位统计。");
        var lost = run.Sheets.Count(s => s.Items.Any(i => !i.Bonus && i.IsLostToMissing));
        return lost == 0
            ? text
            : text + FormattableString.Invariant($"另有 {lost} 个{unit}部分条目缺少数据，按方案{Lost(scheme)}，相关条目按已核查单位统计。");
    }

    private static string Lost(EvaluationScheme scheme) => scheme.Kind == SchemeKind.Points ? "不得分" : "视为未达标";

    private static List<ReportSection> Achievements(
        EvaluationScheme scheme, RunFindings findings, QuantifierSettings? settings)
    {
        var sections = new List<ReportSection>();
        foreach (var topic in ReportTopics.Achievements)
        {
            List<ReportClause> clauses = [.. findings.Tallies
                .Where(t => t.Item.PraiseTopic == topic && t.Item.PraiseText.Length > 0)
                .Where(t => Quantifier.Of(t.Met.Count, t.Checked, settings) >= QuantifierWord.Many)
                .Select(t => PraiseClause(scheme, t, settings))];
            if (clauses.Count > 0) sections.Add(new ReportSection(topic, ReportWords.PraiseHeading(topic), clauses));
        }
        return sections;
    }

    private static List<ReportSection> Problems(
        EvaluationScheme scheme, RunFindings findings, QuantifierSettings? settings)
    {
        var sections = new List<ReportSection>();
        foreach (var topic in ReportTopics.Problems)
        {
            List<ReportClause> clauses = [.. findings.Problems
                .Where(t => t.Item.ProblemTopic == topic)
                .Select(t => ProblemClause(scheme, t, settings))];
            if (clauses.Count > 0) sections.Add(new ReportSection(topic, ReportWords.ProblemHeading(topic), clauses));
        }
        return sections;
    }

    /// <summary>The clause of an item that some units do not meet.</summary>
    public static ReportClause ProblemClause(EvaluationScheme scheme, ItemTally tally, QuantifierSettings? settings = null) =>
        Clause(scheme, tally, tally.NotMet.Count, Finding.ProblemOf(tally.Item), QuantifiedSentence.OfProblem, settings);

    /// <summary>The clause of an item that most units meet.</summary>
    public static ReportClause PraiseClause(EvaluationScheme scheme, ItemTally tally, QuantifierSettings? settings = null) =>
        Clause(scheme, tally, tally.Met.Count, tally.Item.PraiseText, QuantifiedSentence.OfPraise, settings);

    private static ReportClause Clause(
        EvaluationScheme scheme,
        ItemTally tally,
        int n,
        string predicate,
        Func<QuantifierWord, string, string, string> sentence,
        QuantifierSettings? settings)
    {
        var unit = ReportWords.Unit(scheme.Level);
        // Of a single unit “各…均” would hide that there is only one.
        var text = tally.Checked == 1
            ? "被核查" + unit + predicate
            : sentence(Quantifier.Of(n, tally.Checked, settings), unit, predicate);
        return new ReportClause(text, n, tally.Checked, tally.Item.Id);
    }

    private static ReportRequirement Requirement(ReportSection problem, RunFindings findings)
    {
        var ids = problem.Clauses.Select(c => c.ItemId).ToHashSet(StringComparer.Ordinal);
        var duties = findings.Problems.Where(t => ids.Contains(t.Item.Id)).Select(t => t.Item.RequirementText)
            .Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var text = ReportWords.RequirementLead(problem.Topic) + (duties.Count == 0 ? "" : "，" + string.Join("，", duties));
        return new ReportRequirement(problem.Topic, text, [.. problem.Clauses.Select(c => c.ItemId)]);
    }
}
