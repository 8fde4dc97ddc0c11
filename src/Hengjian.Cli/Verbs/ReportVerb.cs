using System.Globalization;
using Hengjian.Cli.Usage;
using Hengjian.Evaluation.Reports;
using Hengjian.Evaluation.Rounds;

namespace Hengjian.Cli.Verbs;

/// <summary>hengjian report: the evaluation report of a round, or the opinion letter to one unit, as docx.</summary>
internal static class ReportVerb
{
    public static readonly Verb Verb = new(
        "report", $"{WorkspaceOption.Usage} --round 轮次 [--unit 代码] --out 文件.docx [--editor]",
        "写出评价报告；给出 --unit 时写出该单位的督导意见书；--editor 为带批注的编辑稿。",
        ["data", "database", "round", "unit", "out"], ["editor"], RunAsync);

    private static async Task<int> RunAsync(Arguments given, CancellationToken cancel)
    {
        if (!long.TryParse(given["round"], NumberStyles.None, CultureInfo.InvariantCulture, out var round))
            return Terminal.Refuse([UsageProblems.Value("--round", given["round"] ?? "", "轮次编号")]);
        if (given["out"] is not { } target) return Terminal.Refuse([UsageProblems.Absent("--out", Verb.Usage)]);
        var unit = 0;
        if (given["unit"] is { } typed && !int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out unit))
            return Terminal.Refuse([UsageProblems.Value("--unit", typed, "六位行政区划代码")]);
        var opened = await WorkspaceOption.OpenAsync(given, Verb, cancel);
        if (!opened.TryGet(out var workspace)) return Terminal.Refuse(opened.Problems);
        var reports = new RoundReports(workspace, new RoundLibrary(workspace), new RunLibrary(workspace));
        var edition = given.Switches.Contains("editor") ? ReportEdition.Editor : ReportEdition.Public;
        var made = given["unit"] is null
            ? await reports.EvaluationReportAsync(round, edition, cancel)
            : await reports.UnitOpinionAsync(round, unit, cancel);
        if (!made.TryGet(out var file)) return Terminal.Refuse(made.Problems);
        // A paper with the names of units leaves only after the log has it.
        await workspace.Audit.AppendAsync(
            "command-line", "download-report", $"round:{round}", new { file = file.Name, size = file.Bytes.Length }, cancel);
        await File.WriteAllBytesAsync(target, file.Bytes, cancel);
        Console.Error.WriteLine($"{file.Name}，{file.Bytes.Length} 字节，写入 {target}。");
        return ExitCode.Done;
    }
}
