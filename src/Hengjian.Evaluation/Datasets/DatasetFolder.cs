using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Reads a folder of CSV files as its manifest describes it: all of it, or nothing and the reasons.</summary>
public static class DatasetFolder
{
    /// <summary>The manifest looked for when none is named.</summary>
    public const string DefaultManifest = "manifest.yaml";

    /// <summary>Reads the folder.</summary>
    /// <param name="folder">The dataset folder.</param>
    /// <param name="manifest">What its files mean.</param>
    /// <param name="dictionary">The data dictionary.</param>
    /// <param name="progress">Receives the Chinese name of what is being read.</param>
    /// <param name="cancel">Stops between lines.</param>
    public static Result<Dataset> Read(
        string folder, DatasetManifest manifest, DataDictionary dictionary,
        IProgress<string>? progress = null, CancellationToken cancel = default)
    {
        var problems = new ProblemList();
        if (Find(folder, manifest, manifest.Regions.File, problems) is not { } regionPath) return problems.Fail<Dataset>();
        var regions = RegionFile.Read(regionPath, manifest.Regions);
        if (!regions.TryGet(out var tree)) return Result.Fail<Dataset>(regions.Problems);
        var tables = new List<FactTable>();
        using var files = new TableFiles(folder, manifest);
        foreach (var source in manifest.Tables)
        {
            progress?.Report(source.File);
            if (Find(folder, manifest, source.File, problems) is not { } path) continue;
            var schools = Schools(source, tables, tree, problems);
            if (source.School is not null && schools is null) continue;
            var opened = files.Open(path);
            if (!opened.TryGet(out var file)) problems.AddRange(opened.Problems);
            else tables.AddRange(TableReader.Read(source, file, dictionary, tree, schools, problems, cancel));
        }
        return problems.Any ? problems.Fail<Dataset>() : Make(tree, tables, manifest);
    }

    private static Dataset Make(RegionTree tree, List<FactTable> tables, DatasetManifest manifest) => new(tree, tables)
    {
        CombinedSchools = manifest.CombinedSchools,
        MissingVerdictIsNo = manifest.MissingVerdictIsNo,
        DefinitionChanges = manifest.DefinitionChanges,
    };

    private static SchoolKeys? Schools(TableSource source, List<FactTable> tables, RegionTree tree, ProblemList problems)
    {
        if (source.School is null) return null;
        var table = tables.Find(t => t.Grain == Grain.SchoolYear && t.Period == source.Period);
        if (table is null && !problems.Any) problems.Add(DatasetProblems.SchoolsFirst(source.File));
        return table is null ? null : new SchoolKeys(table, tree);
    }

    private static string? Find(string folder, DatasetManifest manifest, string file, ProblemList problems)
    {
        var path = TableFiles.PathOf(folder, manifest, file);
        if (path is null) problems.Add(DatasetProblems.FileAbsent(file, manifest.Folders.Select(f => Path.Combine(folder, f))));
        return path;
    }
}
