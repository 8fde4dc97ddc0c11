using Hengjian.Domain.Jobs;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Jobs;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Hengjian.Web.Definitions;
using Hengjian.Web.Features.Data.Snapshots;

namespace Hengjian.Web.Features.Data.Import;

/// <summary>Takes uploaded files in, reads them in a job, and keeps the marked copies of a failed one for its giver.</summary>
internal sealed class ImportDesk(Workspace workspace, CurrentDefinitions definitions, JobRunner jobs)
{
    /// <summary>Starts the job; the files are read from copies, so that the upload may end.</summary>
    public async Task<JobRecord> StartAsync(
        FactGiving giving, string regionName, IReadOnlyList<IFormFile> uploads, CancellationToken cancel)
    {
        var folder = Path.Combine(workspace.Directory, "uploads", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        for (var i = 0; i < uploads.Count; i++)
        {
            // Under a number, never under the name somebody sent.
            await using var copy = File.Create(PathOf(folder, i));
            await uploads[i].CopyToAsync(copy, cancel);
        }
        string[] names = [.. uploads.Select(u => Path.GetFileName(u.FileName))];
        var title = $"导入 {regionName} {giving.Period} 年{giving.Kind.NameZh()}（{names.Length} 个文件）";
        return await jobs.StartAsync(
            new JobRequest("import", title, giving.RegionCode, giving.By, (context, stop) => ReadAsync(giving, folder, names, context, stop)), cancel);
    }

    /// <summary>The marked copies of a failed import; empty when there are none.</summary>
    public IReadOnlyList<string> CopiesOf(long job) =>
        Directory.Exists(CopyFolder(job)) ? [.. Directory.EnumerateFiles(CopyFolder(job)).Order(StringComparer.Ordinal)] : [];

    private async Task<Result<string?>> ReadAsync(
        FactGiving giving, string folder, string[] names, JobContext context, CancellationToken cancel)
    {
        var streams = names.Select((_, i) => File.OpenRead(PathOf(folder, i))).ToList();
        try
        {
            var files = names.Select((name, i) => new ImportFile(name, streams[i])).ToList();
            var catalogue = definitions.Catalogue;
            var read = await new ImportFacts(workspace, catalogue.Dictionary, catalogue.Version)
                .RunAsync(giving with { Files = files }, new Progress(context), cancel);
            if (!read.TryGet(out var receipt)) return Result.Fail<string?>(read.Problems);
            foreach (var warning in receipt.Outcome.Warnings) context.Log("提示：" + warning);
            context.Log($"读到 {receipt.Outcome.RowCount} 行。");
            if (receipt.Snapshot is { } snapshot) return Result.Ok<string?>(SnapshotRoutes.Address(snapshot.Id));
            context.Report(0.95, "写错误标注文件");
            WriteCopies(context.Id, receipt, cancel);
            return Result.Fail<string?>(receipt.Outcome.Problems);
        }
        finally
        {
            foreach (var stream in streams) await stream.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private void WriteCopies(long job, ImportReceipt receipt, CancellationToken cancel)
    {
        Directory.CreateDirectory(CopyFolder(job));
        for (var i = 0; i < receipt.Request.Files.Count; i++)
        {
            var name = ErrorCopy.NameFor(receipt.Request.Files[i].Name);
            using var copy = File.Create(Path.Combine(CopyFolder(job), $"{i + 1:D2}-{name}"));
            ErrorCopy.Write(receipt.Request, receipt.Outcome, i, copy, cancel);
        }
    }

    private string CopyFolder(long job) =>
        Path.Combine(workspace.Directory, "import-errors", job.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static string PathOf(string folder, int number) =>
        Path.Combine(folder, number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>How many rows there are is not known before the end, so the bar goes by files.</summary>
    private sealed class Progress(JobContext context) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => context.Report(
            0.9 * (value.File - 0.5) / value.Files,
            $"第 {value.File} 个文件，共 {value.Files} 个；已读 {value.Rows:N0} 行" + (value.Problems > 0 ? $"，发现 {value.Problems:N0} 处错误" : ""));
    }
}
