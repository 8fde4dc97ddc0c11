using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Demo;

/// <summary>How far the demo workspace is.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Text">Chinese: what is being done.</param>
public sealed record DemoProgress(double Share, string Text);

/// <summary>Where the definitions lie and which province is made.</summary>
public sealed record DemoOptions
{
    /// <summary>catalogue/.</summary>
    public string CatalogueFolder { get; init; } = DefinitionFiles.CatalogueFolder;

    /// <summary>schemes/.</summary>
    public string SchemeFolder { get; init; } = DefinitionFiles.SchemeFolder;

    /// <summary>Same seed, same province.</summary>
    public ulong Seed { get; init; } = DemoProvince.DefaultSeed;
}

/// <summary>Makes a workspace with the invented province: regions, accounts, raw files, snapshots, rounds with their runs.</summary>
public sealed class MakeDemoWorkspace
{
    /// <summary>Who gave the data and entered the reviews.</summary>
    internal const string By = "supervisor";

    private readonly Workspace workspace;
    private readonly IProgress<DemoProgress>? progress;
    private readonly CancellationToken cancel;

    private MakeDemoWorkspace(Workspace workspace, IProgress<DemoProgress>? progress, CancellationToken cancel) =>
        (this.workspace, this.progress, this.cancel) = (workspace, progress, cancel);

    /// <summary>Makes it in a directory that holds no workspace yet.</summary>
    /// <returns>The opened workspace, or why it could not be made.</returns>
    public static async Task<Result<Workspace>> RunAsync(
        string directory, WorkspaceOptions options, DemoOptions? demo = null,
        IProgress<DemoProgress>? progress = null, CancellationToken cancel = default)
    {
        demo ??= new DemoOptions();
        progress?.Report(new DemoProgress(0, "读取指标目录和评价方案"));
        var files = DefinitionFiles.Read(demo.CatalogueFolder);
        var loaded = CatalogueLoader.Load(files);
        if (!loaded.TryGet(out var catalogue)) return Result.Fail<Workspace>(loaded.Problems);
        using var held = WorkspaceFile.TryLock(directory);
        if (held is null) return WorkspaceProblems.BeingMade(directory);
        // A making that was broken off left half a province: it is made anew, never shown.
        Workspace.RemoveHalfMade(directory);
        var created = await Workspace.CreateAsync(directory, options, DemoState.BeingMade, cancel);
        if (!created.TryGet(out var workspace)) return created;
        workspace.Definitions.KeepCatalogue(catalogue.Version, files);
        var problems = await new MakeDemoWorkspace(workspace, progress, cancel).FillAsync(demo, catalogue);
        if (problems.Count > 0) return Result.Fail<Workspace>(problems);
        workspace.EndDemo();
        return workspace;
    }

    private async Task<IReadOnlyList<Problem>> FillAsync(DemoOptions demo, IndicatorCatalogue catalogue)
    {
        Report(0.02, "生成演示省份三年数据");
        var data = DemoProvince.Create(catalogue.Dictionary, demo.Seed);
        Report(0.25, "写入行政区划和账号");
        var regions = await workspace.Regions.SetAsync([.. data.Regions.Regions.Where(r => r.Code != 0)], new DateOnly(2020, 1, 1), "system", cancel);
        if (!regions.IsOk) return regions.Problems;
        foreach (var account in DemoAccounts.All)
        {
            var made = await workspace.Accounts.CreateAsync(account.Name, DemoAccounts.Password, account.DisplayName, [account.Grant], "system", cancel);
            if (!made.IsOk) return made.Problems;
        }
        TilePlaces.Write(workspace.Directory, [.. data.CityTiles.Select(t => new TilePlace(t.Region, t.Column, t.Row))]);
        await ImportAsync(data, catalogue);
        var problems = await new DemoRoundMaker(workspace, catalogue, demo, cancel).RunAsync((share, text) => Report(0.55 + 0.4 * share, text));
        if (problems.Count > 0) return problems;
        Report(0.96, "写入并审核演示报告");
        problems = await new DemoReports(workspace, catalogue, cancel).RunAsync();
        foreach (var (text, make) in DemoParts.All)
        {
            if (problems.Count > 0) return problems;
            Report(0.98, text);
            problems = await make(workspace, catalogue, cancel);
        }
        Report(1, "完成");
        return problems;
    }

    private async Task ImportAsync(DemoData data, IndicatorCatalogue catalogue)
    {
        var done = 0;
        foreach (var giving in DemoFiles.Of(data, catalogue.Dictionary, catalogue.Version))
        {
            Report(0.28 + 0.015 * done++, $"导入 {giving.Snapshot.Table.Period} 年数据");
            var kept = new List<SnapshotFile>();
            foreach (var file in giving.Files)
            {
                using var bytes = new MemoryStream(file.Bytes);
                var stored = await workspace.Files.AddAsync(bytes, cancel);
                kept.Add(new SnapshotFile { Name = file.Name, Sha256 = stored.Sha256, Size = stored.Size });
            }
            await workspace.Snapshots.AddAsync(
                [giving.Snapshot], new SnapshotGiving(By, "演示数据（虚构，不对应任何真实地区）", kept), cancel);
        }
    }

    private void Report(double share, string text)
    {
        cancel.ThrowIfCancellationRequested();
        progress?.Report(new DemoProgress(share, text));
    }
}
