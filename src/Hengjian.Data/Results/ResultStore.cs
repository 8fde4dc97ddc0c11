using System.Text;
using Hengjian.Data.Storage;
using Hengjian.Domain.Regions;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Data.Results;

/// <summary>manifest.json of a stored run; its hash is the run's name.</summary>
internal sealed record ResultManifest(int Format, RunInputs Inputs, IReadOnlyList<StoredFile> Files)
{
    public const int CurrentFormat = 1;
}

/// <summary>
/// 结果库: stored runs, one directory each, named by the hash of their manifest. Beside the values lie the small inputs
/// (regions, reviews), so that with snapshots, catalogue and scheme a run can be computed again from its own words.
/// </summary>
public sealed class ResultStore
{
    private const string Regions = "regions.tsv";
    private const string Reviews = "reviews.jsonl";
    private const string SchemeFile = "scheme-run.json";

    private readonly ContentDirectory content;

    /// <summary>Opens the store; nothing is written before the first save.</summary>
    /// <param name="directory">DIR/results.</param>
    public ResultStore(string directory) => content = new ContentDirectory(directory, "测算结果");

    /// <summary>Hashes of all runs, ascending.</summary>
    public IReadOnlyList<string> List() => content.List();

    /// <summary>True when the run is stored.</summary>
    public bool Contains(string hash) => content.Contains(hash);

    /// <summary>Stores a run at once or not at all.</summary>
    /// <returns>Its hash; equal runs have equal hashes.</returns>
    public string Save(StoredRun run) => content.Save(w => Write(run, w));

    /// <summary>The hash a run would be stored under.</summary>
    public static string HashOf(StoredRun run) => ContentDirectory.HashOf(w => Write(run, w));

    /// <summary>Loads a run after checking every byte: a result is small, and nobody may see a changed one.</summary>
    public Result<StoredRun> Load(string hash)
    {
        var wrong = Check(hash);
        if (wrong.Count > 0) return Result.Fail<StoredRun>(wrong);
        var directory = content.PathOf(hash);
        var tree = RegionHistory.FromText(File.ReadAllText(Path.Combine(directory, Regions)));
        if (SeriesFiles.Read(directory, tree) is not { } results) return StoreProblems.FileDamaged(content.What, hash, SeriesFiles.Index);
        var scheme = Path.Combine(directory, SchemeFile);
        return new StoredRun(
            ReadManifest(hash).Value.Inputs,
            ReviewFile.Read(File.ReadAllBytes(Path.Combine(directory, Reviews))),
            results,
            File.Exists(scheme) ? StoreJson.Read<SchemeRun>(File.ReadAllBytes(scheme)) : null);
    }

    /// <summary>What a run was computed from, without loading its values.</summary>
    public Result<RunInputs> LoadInputs(string hash) => ReadManifest(hash).Map(m => m.Inputs);

    /// <summary>Everything wrong with a stored run; empty when each byte is as it was saved.</summary>
    public IReadOnlyList<Problem> Check(string hash)
    {
        var manifest = ReadManifest(hash);
        return manifest.IsOk ? [.. content.Check(hash, manifest.Value.Files)] : manifest.Problems;
    }

    /// <summary>The names of the files in which a run, computed again, differs from the stored one; empty when none does.</summary>
    public IReadOnlyList<string> Differences(string hash, StoredRun again)
    {
        if (HashOf(again) == hash) return [];
        var stored = ReadManifest(hash).Value;
        var computed = StoreJson.Read<ResultManifest>(Write(again, new ContentWriter(null)));
        string[] files = [.. computed.Files.Concat(stored.Files).Select(f => f.Name).Distinct().Order(StringComparer.Ordinal)];
        string[] differing = [.. files.Where(n => computed.Files.FirstOrDefault(f => f.Name == n) != stored.Files.FirstOrDefault(f => f.Name == n))];
        return differing.Length > 0 ? differing : [ContentDirectory.ManifestName];
    }

    private Result<ResultManifest> ReadManifest(string hash) => content.ReadManifest(hash).Map(b => StoreJson.Read<ResultManifest>(b));

    private static byte[] Write(StoredRun run, ContentWriter writer)
    {
        var files = new List<StoredFile>
        {
            writer.Write(Regions, Encoding.UTF8.GetBytes(RegionHistory.ToText(run.Indicators.Tree))),
            writer.Write(Reviews, ReviewFile.Write(run.Reviews)),
        };
        files.AddRange(SeriesFiles.Write(run.Indicators, writer));
        if (run.Scheme is not null) files.Add(writer.Write(SchemeFile, StoreJson.Write(run.Scheme)));
        return StoreJson.Write(new ResultManifest(ResultManifest.CurrentFormat, run.Inputs, files));
    }
}
