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
    /// <summary>Starts the job; the files are read from copies, so that the upload may end. The copies live as long as the job.</summary>
    public async Task<JobRecord> StartAsync(
        FactGiving giving, string regionName, IReadOnlyList<IFormFile> uploads, CancellationToken cancel)
    {
        var folder = await CopyAsync(uploads, cancel);
        string[] names = [.. uploads.Select(u => Path.GetFileName(u.FileName))];
        var title = $"导入 {regionName} {giving.Period} 年{giving.Kind.NameZh()}（{names.Length} 个文件）";
        return await jobs.StartAsync(
            new JobRequest("import", title, giving.RegionCode, giving.By, (context, stop) => ReadAsync(giving, folder, names, context, stop))
            {
                Uses = folder,
            },
            cancel);
    }

    /// <summary>The marked copies of a failed import; empty when there are none.</summary>
    public IReadOnlyList<string> CopiesOf(long job) =>
        Directory.Exists(CopyFolder(job)) ? [.. Directory.EnumerateFiles(CopyFolder(job)).Order(StringComparer.Ordinal)] : [];

    private async Task<UploadFolder> CopyAsync(IReadOnlyList<IFormFile> uploads, CancellationToken cancel)
    {
        var folder = workspace.Uploads.New();
        try
        {
            for (var i = 0; i < uploads.Count; i++)
            {
                await using var copy = File.Create(folder.PathOf(i));
                await uploads[i].CopyToAsync(copy, cancel);
            }
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private async Task<Result<string?>> ReadAsync(
        FactGiving giving, UploadFolder folder, string[] names, JobContext context, CancellationToken cancel)
    {
        var files = new List<ImportFile>();
        try
        {
            for (var i = 0; i < names.Length; i++) files.Add(new ImportFile(names[i], File.OpenRead(folder.PathOf(i))));
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
            foreach (var file in files) await file.Content.DisposeAsync();
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

    /// <summary>How many rows there are is not known before the end, so the bar goes by files.</summary>
    private sealed class Progress(JobContext context) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => context.Report(
            0.9 * (value.File - 0.5) / value.Files,
            $"第 {value.File} 个文件，共 {value.Files} 个；已读 {value.Rows:N0} 行" + (value.Problems > 0 ? $"，发现 {value.Problems:N0} 处错误" : ""));
    }
}
