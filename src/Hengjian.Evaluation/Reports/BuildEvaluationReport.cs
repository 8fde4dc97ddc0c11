using Hengjian.Documents.Official;
using Hengjian.Domain.Reports;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Reports;

/// <summary>评价报告 as an official document; every number in it is checked against the run before it leaves.</summary>
public static class BuildEvaluationReport
{
    /// <summary>Builds the .docx.</summary>
    /// <returns>The file; or the numbers, quantifiers and names that do not stand up to the run.</returns>
    public static Result<ReportFile> Build(ReportMaterial material, ReportSettings settings)
    {
        var content = material.Content(settings);
        var document = Document(content, settings);
        Problem[] problems = [.. ReportCheck.Of(material, content, document, settings)];
        if (problems.Length > 0) return Result.Fail<ReportFile>(problems);
        var edition = settings.Edition == ReportEdition.Editor ? "（编辑稿）" : "";
        return new ReportFile(content.Title + edition + ".docx", OfficialDocx.Write(document));
    }

    /// <summary>The document, for checks and previews.</summary>
    internal static OfficialDocument Document(EvaluationReportContent content, ReportSettings settings)
    {
        var blocks = new List<OfficialBlock> { new OfficialParagraph(content.Basis) };
        var part = 0;
        void Part(string heading) => blocks.Add(new OfficialHeading(1, OfficialNumbers.First(++part) + heading));

        if (content.Achievements.Count > 0)
        {
            Part("主要成绩和成效");
            blocks.AddRange(Sections(content.Achievements, settings));
        }
        if (content.Problems.Count > 0)
        {
            Part("存在的主要问题");
            blocks.AddRange(Sections(content.Problems, settings));
            Part("有关要求");
            for (var i = 0; i < content.Requirements.Count; i++)
                blocks.Add(new OfficialParagraph(
                    [
                        new OfficialRun(OfficialNumbers.Clause(i + 1)) { Bold = true },
                        new OfficialRun(content.Requirements[i].Text + "。"),
                    ]));
        }
        blocks.Add(new OfficialParagraph(content.Closing));
        if (content.Cases.Count > 0) blocks.AddRange(Cases(content.Cases));
        return new OfficialDocument(TitleLines(content.Title), blocks, new OfficialProperties(content.Title, "衡鉴", settings.Created))
        {
            Number = settings.Number,
            Annexes = content.Cases.Count > 0 ? [CasesTitle] : [],
            Signature = new OfficialSignature(settings.Issuer, settings.Date),
        };
    }

    private const string CasesTitle = "各地履行教育职责典型工作案例";

    private static IEnumerable<OfficialBlock> Sections(IReadOnlyList<ReportSection> sections, ReportSettings settings)
    {
        for (var i = 0; i < sections.Count; i++)
        {
            yield return new OfficialHeading(2, OfficialNumbers.Second(i + 1) + sections[i].Heading);
            yield return new OfficialParagraph(Runs(sections[i].Clauses, settings));
        }
    }

    /// <summary>“一是…；二是…。” as Numbering.Join writes it, each clause a run of its own so that it can carry a comment.</summary>
    private static List<OfficialRun> Runs(IReadOnlyList<ReportClause> clauses, ReportSettings settings)
    {
        var runs = new List<OfficialRun>();
        for (var i = 0; i < clauses.Count; i++)
        {
            if (clauses.Count > 1) runs.Add(new OfficialRun(OfficialNumbers.Clause(i + 1)) { Bold = true });
            var comment = settings.Edition == ReportEdition.Editor ? Comment(clauses[i]) : null;
            runs.Add(new OfficialRun(clauses[i].Text) { Comment = comment });
            runs.Add(new OfficialRun(i == clauses.Count - 1 ? "。" : "；"));
        }
        return runs;
    }

    private static string Comment(ReportClause clause) =>
        FormattableString.Invariant($"已核查 {clause.Counts}（{clause.N}/{clause.M}）；方案第 {clause.ItemId} 项。");

    private static IEnumerable<OfficialBlock> Cases(IReadOnlyList<TypicalCase> cases)
    {
        yield return new OfficialAnnex("附件", [CasesTitle]);
        var units = cases.GroupBy(c => c.Region).ToList();
        for (var i = 0; i < units.Count; i++)
        {
            // Chinese numerals of headings end at 99; a province has more counties than that.
            var number = i < 99 ? OfficialNumbers.First(i + 1) : "";
            yield return new OfficialHeading(1, number + units[i].First().UnitName);
            var at = 0;
            foreach (var one in units[i]) yield return new OfficialParagraph(OfficialNumbers.Third(++at) + one.Text);
        }
    }

    /// <summary>A long title breaks before 评价报告, so that no word is cut.</summary>
    private static string[] TitleLines(string title)
    {
        const string tail = "评价报告";
        return title.Length > 18 && title.EndsWith(tail, StringComparison.Ordinal) ? [title[..^tail.Length], tail] : [title];
    }
}
