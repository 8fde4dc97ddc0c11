using System.Globalization;
using System.Text;
using Hengjian.Audit;
using Hengjian.Audit.Copying;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Writing;
using Hengjian.Cli.Usage;
using Hengjian.Evaluation.Auditing;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Hengjian.Kernel.Reports;

namespace Hengjian.Cli.Verbs;

/// <summary>What is to come out of an audit.</summary>
/// <param name="Format">text or json on stdout; docx for nothing there.</param>
/// <param name="Out">File for what would go to stdout; null for stdout.</param>
/// <param name="Comments">Where reports with comments go; null for none.</param>
/// <param name="Summary">Workbook with the findings of all; null for none.</param>
internal sealed record AuditWishes(string Format, string? Out, string? Comments, string? Summary)
{
    /// <summary>List what holds and what cannot be decided too.</summary>
    public bool All { get; init; }

    /// <summary>Comment what cannot be decided too.</summary>
    public bool Undetermined { get; init; }

    /// <summary>Look for passages that reports share.</summary>
    public bool Copies { get; init; }

    /// <summary>What the numbers are held against; null for nothing.</summary>
    public DataWish? Data { get; init; }

    /// <summary>Comments is a folder, not a file.</summary>
    public bool CommentsInFolder { get; init; }
}

/// <summary>What the numbers of reports are held against.</summary>
/// <param name="Workspace">Where the values are.</param>
/// <param name="Region">Whose reports they are.</param>
/// <param name="Year">The year reported on.</param>
internal sealed record DataWish(Workspace Workspace, int Region, int Year);

/// <summary>Audits one file after the other; one that cannot be read does not stop the others.</summary>
/// <param name="options">What reports are held to.</param>
/// <param name="wishes">What is to come out.</param>
internal sealed class AuditRun(AuditOptions options, AuditWishes wishes) : IDisposable
{
    private readonly MemoryStream text = new();
    private readonly List<AuditReport> found = [];
    private readonly List<ReportText> texts = [];
    private readonly List<(string File, Problem Problem)> unread = [];
    private readonly AuditSummary summary = new();
    private readonly HashSet<string> inputs = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
    private CompareWithData? comparison;
    private bool uncompared;
    private AuditContexts? contexts;

    public void Dispose()
    {
        text.Dispose();
        summary.Dispose();
    }

    public async Task<int> RunAsync(IReadOnlyList<(string Path, string Name)> files, CancellationToken cancel)
    {
        inputs.UnionWith(files.Select(f => Path.GetFullPath(f.Path)));
        foreach (var target in (string?[])[wishes.Format == "docx" ? null : wishes.Out, wishes.Summary])
            if (target is not null && inputs.Contains(Path.GetFullPath(target))) return Terminal.Refuse([UsageProblems.OverInput(target)]);
        var progress = new ErrorProgress("audit");
        for (var i = 0; i < files.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (files.Count > 1) progress.Report(string.Create(CultureInfo.InvariantCulture, $"{i + 1}/{files.Count} {files[i].Name}"));
            One(await CompareAsync(AuditedReport.Of(files[i].Path, files[i].Name, await OptionsAsync(files[i].Name, cancel), cancel), cancel), files.Count > 1);
        }
        var copies = Copies(progress, cancel);
        // As large as many reports: written where it goes, not gathered before.
        if (wishes.Format == "json") Put(wishes.Out, into => JsonFindings.Write(into, found, unread, copies));
        else if (wishes.Format != "docx") Put(wishes.Out, Gathered);
        if (wishes.Summary is { } path)
        {
            using var book = File.Create(path);
            summary.Write(book);
        }
        if (found.Exists(r => r.Inconsistent > 0 || r.Data.Any(d => d.Verdict == DataVerdict.Differs))) return ExitCode.Findings;
        return unread.Count > 0 || uncompared ? ExitCode.BadInput : ExitCode.Done;
    }

    // What the workspace knows of the region and year; a scheme that was named goes before the round's.
    private async Task<AuditOptions> OptionsAsync(string name, CancellationToken cancel)
    {
        if (wishes.Data is not { } data) return options;
        contexts ??= new AuditContexts(data.Workspace);
        var known = await contexts.OfAsync(data.Region, data.Year, Path.GetFileNameWithoutExtension(name), cancel);
        return options.Required.Count > 0 ? known with { Required = options.Required } : known;
    }

    private async Task<AuditedReport> CompareAsync(AuditedReport report, CancellationToken cancel)
    {
        if (wishes.Data is not { } data || report is not { File: { } file, Found: { } findings }) return report;
        comparison ??= new CompareWithData(data.Workspace);
        var (before, name) = await new ReportDeskLibrary(data.Workspace).OfYearAsync(data.Region, data.Year - 1, Path.GetFileNameWithoutExtension(report.Name), cancel);
        var compared = await comparison.RunAsync(file.Report, data.Region, data.Year, before, name, cancel);
        if (compared.TryGet(out var values)) return report with { Found = findings with { Data = values } };
        // What is wrong with the data is no fault of the report: its arithmetic stands, and it is said what was not done.
        uncompared = true;
        Console.Error.WriteLine($"{report.Name}：没有与数据对照：{string.Join("；", compared.Problems)}");
        return report;
    }

    private void One(AuditedReport report, bool batch)
    {
        // Its rows go to the disk: only where they are asked for.
        if (wishes.Summary is not null) summary.Add(report);
        if (report is not { File: { } file, Found: { } findings })
        {
            unread.AddRange(report.Problems.Select(p => (report.Name, p)));
            Terminal.Refuse(report.Problems);
            return;
        }
        found.Add(findings);
        if (wishes.Copies) texts.Add(file.Report);
        if (wishes.Format == "text") Append(writer => TextFindings.Write(writer, file.Report.Text, findings, wishes.All));
        if (wishes.Comments is not null && (file.Docx is not null || !batch)) Comment(file, findings, wishes.Comments);
    }

    private void Comment(ReportFile file, AuditReport findings, string target)
    {
        var made = CommentedReports.Write(file, findings, wishes.Undetermined, TimeProvider.System);
        if (!made.TryGet(out var bytes))
        {
            unread.AddRange(made.Problems.Select(p => (file.Report.Name, p)));
            Terminal.Refuse(made.Problems);
            return;
        }
        var path = wishes.CommentsInFolder ? Path.Combine(target, file.Report.Name) : target;
        // Originals stay as they are, and two reports of one name are two reports.
        if (inputs.Contains(Path.GetFullPath(path)) || !written.Add(Path.GetFullPath(path)))
        {
            var over = inputs.Contains(Path.GetFullPath(path)) ? UsageProblems.OverInput(path) : UsageProblems.OverOutput(path);
            unread.Add((file.Report.Name, over));
            Terminal.Refuse([over]);
            return;
        }
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        File.WriteAllBytes(path, bytes);
    }

    private IReadOnlyList<CopiedPassage>? Copies(ErrorProgress progress, CancellationToken cancel)
    {
        if (!wishes.Copies) return null;
        progress.Report("查找雷同段落");
        var copies = CopyFinder.Find([.. texts.Select(t => t.Text)], cancel: cancel);
        if (wishes.Summary is not null) summary.Add(texts, copies.Passages);
        if (wishes.Format == "text") Append(writer => TextFindings.Write(writer, texts, copies));
        return copies.Passages;
    }

    private void Append(Action<TextWriter> write)
    {
        using var writer = new StreamWriter(text, new UTF8Encoding(false), leaveOpen: true);
        write(writer);
    }

    private void Gathered(Stream into)
    {
        text.Position = 0;
        text.CopyTo(into);
    }

    private static void Put(string? path, Action<Stream> write)
    {
        using var into = path is null ? Console.OpenStandardOutput() : File.Create(path);
        write(into);
    }
}
