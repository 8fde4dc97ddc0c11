using System.Text;
using Hengjian.Audit;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Writing;
using Hengjian.Cli.Usage;
using Hengjian.Evaluation.Auditing;
using Hengjian.Kernel;

namespace Hengjian.Cli.Verbs;

/// <summary>hengjian audit: checks every number in reports; exit code 1 when one does not hold.</summary>
internal static class AuditVerb
{
    public static readonly Verb Verb = new(
        "audit", "文件或目录… [--format text|json] [--json] [--all] [--scheme 方案.yaml] [--out 文件]",
        "审核报告中的数值表述：增减、合计、占比、比率、差额、计数、重复，并写出算式；--all 同时列出一致和无法判断的；--scheme 检查方案各条是否都写到。",
        ["format", "out", "scheme"], ["json", "all"], Run);

    private static Task<int> Run(Arguments given, CancellationToken cancel) => Task.FromResult(Audit(given, cancel));

    private static int Audit(Arguments given, CancellationToken cancel)
    {
        if (given.Words.Count == 0) return Terminal.Refuse([UsageProblems.Absent("要审核的文件", Verb.Usage)]);
        var format = given.Switches.Contains("json") ? "json" : given["format"] ?? "text";
        if (format is not ("text" or "json")) return Terminal.Refuse([UsageProblems.Value("--format", format, "text 或 json")]);
        var files = Files(given.Words, out var problems);
        if (problems.Count > 0) return Terminal.Refuse(problems);
        var held = Options(given["scheme"]);
        if (!held.TryGet(out var options)) return Terminal.Refuse(held.Problems);
        using var text = new MemoryStream();
        var reports = new List<AuditReport>();
        foreach (var (path, name) in files)
        {
            var read = ReportFiles.Read(path, name);
            if (!read.TryGet(out var file)) return Terminal.Refuse(read.Problems);
            reports.Add(ReportAuditor.Audit(file.Report, options, cancel));
            if (format == "text") Append(text, writer => TextFindings.Write(writer, file.Report.Text, reports[^1], given.Switches.Contains("all")));
        }
        if (format == "json") JsonFindings.Write(text, reports);
        Put(text, given["out"]);
        return reports.Any(r => r.Inconsistent > 0) ? ExitCode.Findings : ExitCode.Done;
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
                files.AddRange(Directory.EnumerateFiles(word, "*", SearchOption.AllDirectories).Where(ReportFiles.IsReport)
                    .Order(StringComparer.Ordinal).Select(f => (f, Path.GetRelativePath(word, f))));
            else problems.Add(UsageProblems.FileAbsent(word));
        }
        return files;
    }

    private static void Append(Stream into, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(into, new UTF8Encoding(false), leaveOpen: true);
        write(writer);
    }

    private static void Put(MemoryStream text, string? path)
    {
        text.Position = 0;
        if (path is null)
        {
            using var output = Console.OpenStandardOutput();
            text.CopyTo(output);
            return;
        }
        using var file = File.Create(path);
        text.CopyTo(file);
    }
}
