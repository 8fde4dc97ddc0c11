using System.Security.Cryptography;
using Hengjian.Documents.Csv;
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
        foreach (var source in manifest.Tables)
        {
            progress?.Report(source.File);
            if (Find(folder, manifest, source.File, problems) is not { } path) continue;
            var schools = Schools(source, tables, problems);
            if (source.School is not null && schools is null) continue;
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            stream.Position = 0;
            var opened = CsvReader.Open(stream);
            if (!opened.TryGet(out var record)) problems.AddRange(opened.Problems);
            else tables.AddRange(TableReader.Read(
                source, record, new SourceFile(source.File, hash), dictionary, tree, schools, problems, cancel));
        }
        return problems.Any ? problems.Fail<Dataset>() : Make(tree, tables, manifest);
    }

    private static Dataset Make(RegionTree tree, List<FactTable> tables, DatasetManifest manifest) => new(tree, tables)
    {
        CombinedSchools = manifest.CombinedSchools,
        MissingVerdictIsNo = manifest.MissingVerdictIsNo,
        DefinitionChanges = manifest.DefinitionChanges,
    };

    private static SchoolKeys? Schools(TableSource source, List<FactTable> tables, ProblemList problems)
    {
        if (source.School is null) return null;
        var table = tables.Find(t => t.Grain == Grain.SchoolYear && t.Period == source.Period);
        if (table is null && !problems.Any) problems.Add(DatasetProblems.SchoolsFirst(source.File));
        return table is null ? null : new SchoolKeys(table);
    }

    private static string? Find(string folder, DatasetManifest manifest, string file, ProblemList problems)
    {
        foreach (var place in manifest.Folders)
        {
            var path = Path.Combine(folder, place, file);
            if (File.Exists(path)) return path;
        }
        problems.Add(DatasetProblems.FileAbsent(file, manifest.Folders.Select(f => Path.Combine(folder, f))));
        return null;
    }
}
