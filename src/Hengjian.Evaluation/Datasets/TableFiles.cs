using System.Collections.Concurrent;
using Hengjian.Documents.Csv;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Datasets;

/// <summary>The table files of a dataset folder, each opened (and so hashed and searched for its encoding) once.</summary>
internal sealed class TableFiles : IDisposable
{
    private readonly ConcurrentDictionary<string, Result<CsvFile>> opened = new(StringComparer.Ordinal);

    /// <summary>Opens the files that are there, on all processors at once.</summary>
    public TableFiles(string folder, DatasetManifest manifest)
    {
        var paths = manifest.Tables.Select(t => PathOf(folder, manifest, t.File)).OfType<string>().Distinct(StringComparer.Ordinal);
        // One file at a time goes to each processor: the large one must not wait behind small ones.
        Parallel.ForEach(Partitioner.Create(paths.OrderByDescending(p => new FileInfo(p).Length)), p => opened[p] = CsvFile.Open(p));
    }

    /// <summary>The file, or what is wrong with it.</summary>
    public Result<CsvFile> Open(string path) => opened[path];

    /// <summary>Where a file of the manifest lies; null when it lies nowhere.</summary>
    public static string? PathOf(string folder, DatasetManifest manifest, string file) =>
        manifest.Folders.Select(place => Path.Combine(folder, place, file)).FirstOrDefault(File.Exists);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in opened.Values)
            if (file.TryGet(out var open)) open.Dispose();
    }
}
