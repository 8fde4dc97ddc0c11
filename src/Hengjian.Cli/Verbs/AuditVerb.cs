using System.Globalization;
using Hengjian.Audit;
using Hengjian.Cli.Usage;
using Hengjian.Evaluation.Auditing;
using Hengjian.Kernel;

namespace Hengjian.Cli.Verbs;

/// <summary>hengjian audit: checks every number in reports; exit code 1 when one does not hold.</summary>
internal static class AuditVerb
{
    public static readonly Verb Verb = new(
        "audit",
        "文件或目录… [--format text|json|docx] [--json] [--all] [--scheme 方案.yaml] [--out 文件或目录] [--comments 文件.docx或目录] [--undetermined] [--summary 汇总.xlsx] [--copies] [--data 工作区 --region 代码 --year 年度]",
        "审核报告（docx、txt、md）中的数值表述：增减、合计、占比、比率、差额、计数、重复，并写出算式；--all 同时列出一致和无法判断的；--scheme 检查方案各条是否都写到；"
        + "--comments 把疑点写成批注返回 Word 文件（--undetermined 连同无法判断的）；--summary 写一批报告的汇总表；--copies 找报告之间雷同的段落；--data 把报告里的数与工作区的数据对照。",
        ["format", "out", "scheme", "comments", "summary", "data", "database", "region", "year"], ["json", "all", "undetermined", "copies"], RunAsync);

    private static async Task<int> RunAsync(Arguments given, CancellationToken cancel)
    {
        if (given.Words.Count == 0) return Terminal.Refuse([UsageProblems.Absent("要审核的文件", Verb.Usage)]);
        var format = given.Switches.Contains("json") ? "json" : given["format"] ?? "text";
        if (format is not ("text" or "json" or "docx")) return Terminal.Refuse([UsageProblems.Value("--format", format, "text、json 或 docx")]);
        // The contract of scripts: --format docx --out DIR is --comments DIR.
        var comments = given["comments"] ?? (format == "docx" ? given["out"] : null);
        if (format == "docx" && comments is null) return Terminal.Refuse([UsageProblems.Absent("--out 目录", Verb.Usage)]);
        var files = Files(given.Words, out var problems);
        if (problems.Count > 0) return Terminal.Refuse(problems);
        var held = Options(given["scheme"]);
        if (!held.TryGet(out var options)) return Terminal.Refuse(held.Problems);
        var against = await DataAsync(given, cancel);
        if (!against.TryGet(out var data)) return Terminal.Refuse(against.Problems);
        var single = files.Count == 1 && File.Exists(given.Words[0]);
        using var run = new AuditRun(options, new AuditWishes(format, given["comments"] is null && format == "docx" ? null : given["out"], comments, given["summary"])
        {
            All = given.Switches.Contains("all"),
            Undetermined = given.Switches.Contains("undetermined"),
            Copies = given.Switches.Contains("copies"),
            Data = data,
            CommentsInFolder = !single || format == "docx",
        });
        return await run.RunAsync(files, cancel);
    }

    // Null when nothing is to be compared: what is compared needs the workspace, the region and the year together.
    private static async Task<Result<DataWish?>> DataAsync(Arguments given, CancellationToken cancel)
    {
        if (given["data"] is null && given["region"] is null && given["year"] is null) return Result.Ok<DataWish?>(null);
        foreach (var needed in new[] { "data", "region", "year" })
            if (given[needed] is null) return UsageProblems.Absent("--" + needed, Verb.Usage);
        if (!int.TryParse(given["region"], NumberStyles.None, CultureInfo.InvariantCulture, out var region) || given["region"]!.Length != 6)
            return UsageProblems.Value("--region", given["region"]!, "六位行政区划代码");
        if (!int.TryParse(given["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1990 or > 2100)
            return UsageProblems.Value("--year", given["year"]!, "四位年份");
        var opened = await WorkspaceOption.OpenAsync(given, Verb, cancel);
        return opened.Map<DataWish?>(workspace => new(workspace, region, year));
    }

    private static Result<AuditOptions> Options(string? scheme)
    {
        if (scheme is null) return AuditOptions.None;
        return File.Exists(scheme) ? SchemeSections.Of(scheme).Map(names => new AuditOptions { Required = names }) : UsageProblems.FileAbsent(scheme);
    }

    private static List<(string Path, string Name)> Files(IReadOnlyList<string> words, out List<Problem> problems)
    {
        var files = new List<(string, string)>();
        problems = [];
        foreach (var word in words)
        {
            if (File.Exists(word)) files.Add((word, Path.GetFileName(word)));
            else if (Directory.Exists(word))
                files.AddRange(Directory.EnumerateFiles(word, "*", SearchOption.AllDirectories).Where(IsReport)
                    .Order(StringComparer.Ordinal).Select(f => (f, Path.GetRelativePath(word, f))));
            else problems.Add(UsageProblems.FileAbsent(word));
        }
        return files;
    }

    // Word keeps a hidden file ~$name.docx beside a document that is open.
    private static bool IsReport(string path) => ReportFiles.IsReport(path) && !Path.GetFileName(path).StartsWith("~$", StringComparison.Ordinal);
}
