using System.Globalization;
using Hengjian.Data.Facts;
using Hengjian.Data.Sqlite;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Datasets;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring.Loading;

namespace Hengjian.Benchmarks;

/// <summary>
/// The benchmark's data set as a workspace with one scored round, so that pages can be opened over it: regions with
/// invented names, an account per role, snapshots, an official run.
/// </summary>
internal static class NationalWorkspace
{
    /// <summary>The password of every account.</summary>
    public const string Password = "hengjian-bench";

    private static readonly Dictionary<Grain, string> Kinds = new()
    {
        [Grain.SchoolYear] = "school",
        [Grain.ClassYear] = "class",
        [Grain.RegionYear] = "finance",
        [Grain.RegionStageYear] = "finance-stage",
    };

    /// <param name="data">Folder of the generator's data set.</param>
    /// <param name="manifest">What its files mean.</param>
    /// <param name="scheme">The scheme file.</param>
    /// <param name="directory">Where; it must hold no workspace yet.</param>
    public static async Task<int> MakeAsync(string data, string manifest, string scheme, string directory)
    {
        var files = DefinitionFiles.Read(DefinitionFiles.CatalogueFolder);
        var catalogue = CatalogueLoader.Load(files).Value;
        var dataset = ManifestLoader.LoadFile(manifest).Then(m => DatasetFolder.Read(data, m, catalogue.Dictionary)).Value;
        var workspace = (await Workspace.CreateAsync(directory, new WorkspaceOptions([new SqliteProvider()]))).Value;
        workspace.Definitions.KeepCatalogue(catalogue.Version, files);
        var regions = await workspace.Regions.SetAsync([.. dataset.Regions.Regions.Where(r => r.Code != 0).Select(Named)], new DateOnly(2020, 1, 1));
        if (!regions.IsOk) return Tell(regions.Problems);
        foreach (var role in Roles.All)
            await workspace.Accounts.CreateAsync(role.Id, Password, role.NameZh, [new Grant(role.Id, 0)]);
        await GiveAsync(workspace, dataset, catalogue.Version);
        return await RoundAsync(workspace, dataset, catalogue, await File.ReadAllTextAsync(scheme));
    }

    private static async Task GiveAsync(Workspace workspace, Dataset dataset, string version)
    {
        using var note = new MemoryStream("The generator's CSV files are not kept here.\n"u8.ToArray());
        var file = await workspace.Files.AddAsync(note);
        var giving = new SnapshotGiving("supervisor", "全国规模基准数据（虚构）", [new SnapshotFile { Name = "bench.txt", Sha256 = file.Sha256, Size = file.Size }]);
        foreach (var table in dataset.Tables)
        {
            var parents = table.Grain == Grain.ClassYear ? FactSnapshot.ParentKeysOf(table, dataset.Find(Grain.SchoolYear, table.Period)!) : null;
            await workspace.Snapshots.AddAsync([new FactSnapshot(Kinds[table.Grain], 0, version, table) { ParentKeys = parents }], giving);
        }
    }

    private static async Task<int> RoundAsync(Workspace workspace, Dataset dataset, IndicatorCatalogue catalogue, string text)
    {
        var loaded = SchemeLoader.Load("scheme.yaml", text, catalogue);
        if (!loaded.TryGet(out var scheme)) return Tell(loaded.Problems);
        workspace.Definitions.KeepScheme(scheme.Version, text);
        var (rounds, supervisor) = (new RoundLibrary(workspace), new Principal("supervisor", "督导办", [new Grant("supervisor", 0)]));
        var round = await rounds.AddAsync(new RoundRecord
        {
            Name = "2024年全国县级评价（规模测试）",
            Year = scheme.Year,
            Level = scheme.Level,
            RegionCode = 0,
            SchemeId = scheme.Id,
            SchemeVersion = scheme.Version,
            CatalogueVersion = catalogue.Version,
            RegionsOn = new DateOnly(scheme.Year, 12, 31),
            CombinedSchools = dataset.CombinedSchools,
            MissingVerdictIsNo = dataset.MissingVerdictIsNo,
            CreatedAt = workspace.Clock.GetUtcNow(),
        }, "supervisor");
        await rounds.MoveAsync(round.Id, RoundTransition.Open, supervisor);
        var run = await new RoundComputation(workspace, rounds, new RunLibrary(workspace), new RunComputation(workspace)).RunAsync(round.Id, official: true, "supervisor");
        if (!run.IsOk) return Tell(run.Problems);
        await rounds.MoveAsync(round.Id, RoundTransition.CloseScoring, supervisor);
        Console.WriteLine($"{workspace.Directory}: {run.Value.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
        return 0;
    }

    // The generator gives codes only; a real place must not be named by accident.
    private static Region Named(Region region) => region with
    {
        Name = region.Level switch { RegionLevel.Province => "样省", RegionLevel.City => "样市", _ => "样县" }
            + (region.Level switch { RegionLevel.Province => region.Code / 10_000, RegionLevel.City => region.Code / 100, _ => region.Code }).ToString(CultureInfo.InvariantCulture),
    };

    private static int Tell(IReadOnlyList<Kernel.Problem> problems)
    {
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        return 1;
    }
}
