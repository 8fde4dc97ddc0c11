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
        "文件或目录… [--format text|json|docx] [--json] [--all] [--scheme 方案.yaml] [--out 文件或目录] [--comments 文件.docx或目录] [--undetermined] [--summary 汇总.xlsx] [--copies]",
        "审核报告（docx、txt、md）中的数值表述：增减、合计、占比、比率、差额、计数、重复，并写出算式；--all 同时列出一致和无法判断的；--scheme 检查方案各条是否都写到；"
        + "--comments 把疑点写成批注返回 Word 文件（--undetermined 连同无法判断的）；--summary 写一批报告的汇总表；--copies 找报告之间雷同的段落。",
        ["format", "out", "scheme", "comments", "summary"], ["json", "all", "undetermined", "copies"], Run);

    private static Task<int> Run(Arguments given, CancellationToken cancel) => Task.FromResult(Audit(given, cancel));

    private static int Audit(Arguments given, CancellationToken cancel)
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
        var single = files.Count == 1 && File.Exists(given.Words[0]);
        var run = new AuditRun(options, new AuditWishes(format, given["comments"] is null && format == "docx" ? null : given["out"], comments, given["summary"])
        {
            All = given.Switches.Contains("all"),
            Undetermined = given.Switches.Contains("undetermined"),
            Copies = given.Switches.Contains("copies"),
            CommentsInFolder = !single || format == "docx",
        });
        return run.Run(files, cancel);
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
