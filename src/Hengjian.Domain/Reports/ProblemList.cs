using Hengjian.Domain.Findings;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Domain.Reports;

/// <summary>One row of the internal problem list (with names), for the workbook.</summary>
/// <param name="UnitCode">Six digits.</param>
/// <param name="UnitName">The unit.</param>
/// <param name="ParentName">The region above it.</param>
/// <param name="Topic">问题类别.</param>
/// <param name="ItemId">Item of the scheme.</param>
/// <param name="ItemName">Its name.</param>
/// <param name="Severity">轻重, Chinese.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Evidence">The rule with the values filled in.</param>
/// <param name="Clause">依据.</param>
/// <param name="Lead">Department the item is led by.</param>
/// <param name="Requirement">What is asked for.</param>
public sealed record ProblemRow(
    string UnitCode, string UnitName, string ParentName, string Topic, string ItemId, string ItemName,
    string Severity, string Problem, string Evidence, string Clause, string Lead, string Requirement);

/// <summary>督导意见 for one unit: its own achievements, problems and requirements, with its figures.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Achievements">What it meets, a clause for each item.</param>
/// <param name="Problems">What it does not, by topic; each ends with the rule and its values.</param>
/// <param name="Requirements">One for each problem topic, in the same order.</param>
/// <param name="Open">Items without a verdict yet, with the reason.</param>
/// <param name="Closing">The last sentence.</param>
public sealed record UnitFeedback(
    Region Unit,
    IReadOnlyList<ReportClause> Achievements,
    IReadOnlyList<ReportSection> Problems,
    IReadOnlyList<ReportRequirement> Requirements,
    IReadOnlyList<ReportClause> Open,
    string Closing);

/// <summary>The texts that name units: not for publication.</summary>
public static class ProblemList
{
    /// <summary>The internal problem list, units in tree order, items in scheme order.</summary>
    public static IReadOnlyList<ProblemRow> Rows(RunFindings findings, RegionTree tree) =>
        [.. findings.Findings.Select(f => new ProblemRow(
            f.Unit.CodeText,
            f.Unit.Name,
            f.Unit.ParentCode is { } parent && tree.TryFind(parent, out var above) ? above.Name : "",
            f.Topic,
            f.Item.Id,
            f.Item.Name,
            SeverityText(f.Severity),
            f.Problem,
            f.Text,
            f.Clause,
            f.Item.Lead,
            f.Requirement))];

    /// <summary>The opinion for one unit.</summary>
    /// <exception cref="ArgumentException">The run holds no sheet of the unit.</exception>
    public static UnitFeedback Feedback(EvaluationScheme scheme, SchemeRun run, RunFindings findings, Region unit)
    {
        var sheet = run.Sheets.FirstOrDefault(s => s.Region == unit.Code) ?? throw new ArgumentException("Unit not evaluated.");
        var own = findings.Findings.Where(f => f.Unit.Code == unit.Code).ToList();
        var praised = scheme.Leaves.Zip(sheet.Items).Where(p => p.Second.Met == true && p.First.PraiseText.Length > 0);
        List<ReportSection> problems = [.. ReportTopics.Problems
            .Select(t => new ReportSection(t, ReportWords.ProblemHeading(t), [.. own.Where(f => f.Topic == t).Select(Clause)]))
            .Where(s => s.Clauses.Count > 0)];
        return new UnitFeedback(
            unit,
            [.. praised.Select(p => new ReportClause(p.First.PraiseText, 1, 1, p.First.Id))],
            problems,
            [.. problems.Select(p => Requirement(p, own))],
            [.. scheme.Leaves.Zip(sheet.Items).Where(p => p.Second.IsOpen).Select(p => OpenClause(p.First, p.Second))],
            FormattableString.Invariant($"请制定整改方案，逐条明确措施、责任单位和时限；整改情况纳入{scheme.Year + 1}年度评价。"));
    }

    /// <summary>轻重 in Chinese.</summary>
    public static string SeverityText(Severity severity) => severity switch
    {
        Severity.Grave => "重大",
        Severity.Serious => "较重",
        _ => "一般",
    };

    private static ReportClause Clause(Finding finding) =>
        new($"{finding.Problem}（{finding.Text}）", 1, 1, finding.Item.Id);

    private static ReportClause OpenClause(SchemeItem item, ItemScore score) =>
        new($"{item.Id} {item.Name}：{score.Reason}", 1, 1, item.Id);

    private static ReportRequirement Requirement(ReportSection problem, List<Finding> own)
    {
        var duties = own.Where(f => f.Topic == problem.Topic).Select(f => f.Requirement).Where(t => t.Length > 0)
            .Distinct(StringComparer.Ordinal).ToList();
        var text = duties.Count > 0 ? string.Join("，", duties) : ReportWords.RequirementLead(problem.Topic);
        return new ReportRequirement(problem.Topic, text, [.. problem.Clauses.Select(c => c.ItemId)]);
    }
}
