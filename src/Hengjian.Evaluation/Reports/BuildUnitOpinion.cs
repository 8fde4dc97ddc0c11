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
        var title = FormattableString.Invariant($"对{region.Name}人民政府{material.Scheme.Year}年履行教育职责的");
        var document = new OfficialDocument(
            [title, "督导意见书"],
            [.. Letter(feedback, sheet, material, settings), .. Annex(sheet, material)],
            new OfficialProperties(title + "督导意见书", "衡鉴", settings.Created))
        {
            Number = settings.Number,
            Addressee = region.Name + "人民政府",
            Annexes = [SheetTitle(material)],
            Signature = new OfficialSignature(settings.Issuer, settings.Date),
        };
        return new ReportFile($"{region.CodeText} {region.Name} 督导意见书.docx", OfficialDocx.Write(document));
    }

    private static string SheetTitle(ReportMaterial material) =>
        material.Scheme.Kind == SchemeKind.Points ? "评价得分表" : "逐项评价结论表";

    private static IEnumerable<OfficialBlock> Letter(
        UnitFeedback feedback, ScoreSheet sheet, ReportMaterial material, ReportSettings settings)
    {
        yield return new OfficialParagraph(Opening(sheet, material, settings));
        var part = 0;
        if (feedback.Achievements.Count > 0)
        {
            yield return Heading(ref part, "主要成绩");
            yield return new OfficialParagraph(Numbering.Join(feedback.Achievements));
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
            yield return new OfficialParagraph(Numbering.Join(feedback.Open));
        }
        yield return Heading(ref part, "整改要求");
        if (feedback.Requirements.Count > 0) yield return new OfficialParagraph(Numbering.Join([.. feedback.Requirements.Select(r => r.Text)]));
        yield return new OfficialParagraph(feedback.Closing);
    }

    private static OfficialHeading Heading(ref int part, string text) => new(1, OfficialNumbers.First(++part) + text);

    private static string Opening(ScoreSheet sheet, ReportMaterial material, ReportSettings settings)
    {
        var result = sheet.Total is { } total
            ? $"你{material.UnitWord}综合得分 {Total(total, material)} 分" + (sheet.Grade is { } grade ? $"，等次为{grade}" : "")
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
            [.. sheet.Items.Select(i => (IReadOnlyList<string>)[i.ItemId, names[i.ItemId], points ? Points(i.MaxScore) : "达标", Verdict(i, points), i.Reason])]);
    }

    /// <summary>The total with two decimals, or as many as it takes not to show a grade that was not reached.</summary>
    private static string Total(double total, ReportMaterial material)
    {
        decimal Rounded(int decimals) => Math.Round((decimal)total, decimals, MidpointRounding.AwayFromZero);
        var decimals = Enumerable.Range(2, 7).First(d => d == 8 || material.Scheme.Grades.All(g => Rounded(d) >= (decimal)g.From == total >= g.From));
        return Rounded(decimals).ToString("0.00######", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>As score sheets print points: at most two decimals, half up, no trailing zeros.</summary>
    private static string Points(double value) => Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero)
        .ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static string Verdict(ItemScore item, bool points) => item.State switch
    {
        ItemState.NotApplicable => "不适用",
        ItemState.AwaitingReview => "待评",
        ItemState.MissingData => item.Points is { } given ? Points(given) : "缺数",
        _ when points => item.Points is { } earned ? Points(earned) : "—",
        _ => item.Met switch { true => "达标", false => "未达标", null => "—" },
    };
}
