using Hengjian.Documents.Official;
using Hengjian.Domain.Reports;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Reports;

/// <summary>督导意见书 for one evaluated government: its own results, problems and duties, with its score sheet as annex.</summary>
public static class BuildUnitOpinion
{
    /// <summary>Builds the .docx.</summary>
    /// <param name="material">The official run.</param>
    /// <param name="unit">Region code of the unit.</param>
    /// <param name="settings">Who issues it and when.</param>
    /// <param name="round">Name of the round, for the refusal.</param>
    public static Result<ReportFile> Build(ReportMaterial material, int unit, ReportSettings settings, string round)
    {
        if (material.Run.Sheets.FirstOrDefault(s => s.Region == unit) is not { } sheet || !material.Regions.TryFind(unit, out var region))
            return ReportProblems.UnknownUnit(unit, round);
        var feedback = ProblemList.Feedback(material.Scheme, material.Run, material.Findings, region);
        var opening = Opening(sheet, material, settings);
        var document = Document(material, feedback, sheet, opening, settings);
        Problem[] problems = [.. ReportCheck.OfLetter(material, feedback, sheet, opening, document, settings)];
        return problems.Length > 0
            ? Result.Fail<ReportFile>(problems)
            : new ReportFile($"{region.CodeText} {region.Name} 督导意见书.docx", OfficialDocx.Write(document));
    }

    /// <summary>The document, for checks.</summary>
    internal static OfficialDocument Document(
        ReportMaterial material, UnitFeedback feedback, ScoreSheet sheet, string opening, ReportSettings settings)
    {
        var name = feedback.Unit.Name + "人民政府";
        var title = FormattableString.Invariant($"对{name}{material.Scheme.Year}年履行教育职责的");
        return new OfficialDocument(
            [title, "督导意见书"],
            [.. Letter(feedback, opening), .. Annex(sheet, material)],
            new OfficialProperties(title + "督导意见书", "衡鉴", settings.Created))
        {
            Number = settings.Number,
            Addressee = name,
            Annexes = [SheetTitle(material)],
            Signature = new OfficialSignature(settings.Issuer, settings.Date),
        };
    }

    private static string SheetTitle(ReportMaterial material) =>
        material.Scheme.Kind == SchemeKind.Points ? "评价得分表" : "逐项评价结论表";

    private static IEnumerable<OfficialBlock> Letter(UnitFeedback feedback, string opening)
    {
        yield return new OfficialParagraph(opening);
        var part = 0;
        if (feedback.Achievements.Count > 0)
        {
            yield return Heading(ref part, "主要成绩");
            yield return new OfficialParagraph(Numbering.Join([.. feedback.Achievements.Select(c => c.Text)]));
        }
        if (feedback.Problems.Count > 0)
        {
            yield return Heading(ref part, "存在的主要问题");
            for (var i = 0; i < feedback.Problems.Count; i++)
            {
                yield return new OfficialHeading(2, OfficialNumbers.Second(i + 1) + feedback.Problems[i].Heading);
                yield return new OfficialParagraph(feedback.Problems[i].Text);
            }
        }
        if (feedback.Open.Count > 0)
        {
            yield return Heading(ref part, "尚未形成结论的条目");
            yield return new OfficialParagraph(Numbering.Join([.. feedback.Open.Select(c => c.Text)]));
        }
        yield return Heading(ref part, "整改要求");
        if (feedback.Requirements.Count > 0)
            yield return new OfficialParagraph(Numbering.Join([.. feedback.Requirements.Select(r => r.Text)]));
        yield return new OfficialParagraph(feedback.Closing);
    }

    private static OfficialHeading Heading(ref int part, string text) => new(1, OfficialNumbers.First(++part) + text);

    /// <summary>The first sentence: on what ground, and how it ended.</summary>
    internal static string Opening(ScoreSheet sheet, ReportMaterial material, ReportSettings settings)
    {
        var edges = material.Scheme.Grades.Select(g => g.From);
        var graded = sheet.Grade is { } grade ? $"，等次为{grade}" : "";
        var result = sheet.Total is { } total
            ? $"你{material.UnitWord}综合得分 {NumberText.Score(total, edges)} 分{graded}"
            : sheet.Grade is { } verdict ? $"评价结论为{verdict}" : "部分条目尚待核查，暂不形成结论";
        var steps = settings.Steps.Count == 0 ? "" : $"经{string.Join("、", settings.Steps)}，";
        return $"根据《{material.Scheme.Name}》，{steps}{result}。现将有关情况和整改要求反馈如下。";
    }

    private static IEnumerable<OfficialBlock> Annex(ScoreSheet sheet, ReportMaterial material)
    {
        var names = material.Scheme.Leaves.ToDictionary(l => l.Id, l => l.Name, StringComparer.Ordinal);
        var points = material.Scheme.Kind == SchemeKind.Points;
        yield return new OfficialAnnex("附件", [SheetTitle(material)]);
        yield return new OfficialTable(
            [
                new OfficialColumn("编号", 1.1) { Alignment = OfficialAlignment.Center },
                new OfficialColumn("条目", 4),
                new OfficialColumn(points ? "分值" : "标准", 1) { Alignment = OfficialAlignment.Center },
                new OfficialColumn(points ? "得分" : "结论", 1.2) { Alignment = OfficialAlignment.Center },
                new OfficialColumn("依据", 5.5),
            ],
            [
                .. sheet.Items.Select(i => (IReadOnlyList<string>)
                    [i.ItemId, names[i.ItemId], points ? NumberText.Points(i.MaxScore) : "达标", Verdict(i, points), i.Reason]),
            ]);
    }

    private static string Verdict(ItemScore item, bool points) => item.State switch
    {
        ItemState.NotApplicable => "不适用",
        ItemState.AwaitingReview => "待评",
        ItemState.MissingData => item.Points is { } given ? NumberText.Points(given) : "缺数",
        _ when points => item.Points is { } earned ? NumberText.Points(earned) : "—",
        _ => item.Met switch { true => "达标", false => "未达标", null => "—" },
    };
}
