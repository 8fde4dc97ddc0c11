using System.Text;
using Hengjian.Data.Storage;
using Hengjian.Kernel;

namespace Hengjian.Data.Results;

/// <summary>
/// Copies of catalogue, scheme and collection files by version, made when a round is set up, so that a past year can be
/// computed from the words it was judged by.
/// </summary>
/// <param name="root">The workspace directory: catalogue/VERSION/, collection/VERSION/ and schemes/VERSION.yaml lie below it.</param>
public sealed class FrozenDefinitions(string root)
{
    private const string CatalogueWord = "指标目录";
    private const string SchemeWord = "评价方案";
    private const string CollectionWord = "采集方案";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Keeps the files of a catalogue; a version that is already kept stays as it is.</summary>
    /// <param name="version">The catalogue's version, as its loader computes it from these files.</param>
    /// <param name="files">Names relative to the catalogue folder with “/”, and texts.</param>
    public void KeepCatalogue(string version, IReadOnlyList<(string Name, string Text)> files) => KeepFolder("catalogue", version, files);

    /// <summary>Keeps the files of a collection plan; a version that is already kept stays as it is.</summary>
    /// <param name="version">The plan's version, as its loader computes it from these files.</param>
    /// <param name="files">Names and texts.</param>
    public void KeepCollection(string version, IReadOnlyList<(string Name, string Text)> files) => KeepFolder("collection", version, files);

    private void KeepFolder(string kind, string version, IReadOnlyList<(string Name, string Text)> files)
    {
        DemandHash(version);
        var target = Path.Combine(root, kind, version);
        if (Directory.Exists(target)) return;
        var temporary = target + ".writing-" + Guid.NewGuid().ToString("N");
        try
        {
            foreach (var (name, text) in files)
            {
                var path = Path.GetFullPath(Path.Combine(temporary, name));
                if (!path.StartsWith(temporary + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                    throw new ArgumentException($"{name} is outside the folder.", nameof(files));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                DirectorySync.WriteWhole(path, Utf8.GetBytes(text));
            }
            Directory.Move(temporary, target);
            DirectorySync.Flush(Path.GetDirectoryName(target)!);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // Somebody kept the same version at the same moment: it has the same files.
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>Keeps a scheme file; a version that is already kept stays as it is.</summary>
    public void KeepScheme(string version, string text)
    {
        DemandHash(version);
        var target = Path.Combine(root, "schemes", version + ".yaml");
        if (File.Exists(target)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        DirectorySync.WriteWhole(target, Utf8.GetBytes(text));
    }

    /// <summary>The files of a kept catalogue, names in ordinal order, ready for the loader.</summary>
    public Result<IReadOnlyList<(string Name, string Text)>> FindCatalogue(string version) => FindFolder("catalogue", CatalogueWord, version);

    /// <summary>The files of a kept collection plan, names in ordinal order, ready for the loader.</summary>
    public Result<IReadOnlyList<(string Name, string Text)>> FindCollection(string version) => FindFolder("collection", CollectionWord, version);

    private Result<IReadOnlyList<(string Name, string Text)>> FindFolder(string kind, string word, string version)
    {
        var folder = Path.Combine(root, kind, version);
        if (!ContentDirectory.IsHash(version) || !Directory.Exists(folder)) return StoreProblems.NotStored(word, version);
        return Result.Ok<IReadOnlyList<(string, string)>>(
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(p => (Name: Path.GetRelativePath(folder, p).Replace('\\', '/'), Text: Utf8.GetString(File.ReadAllBytes(p))))
                .OrderBy(f => f.Name, StringComparer.Ordinal),
        ]);
    }

    /// <summary>The text of a kept scheme.</summary>
    public Result<string> FindScheme(string version)
    {
        var path = Path.Combine(root, "schemes", version + ".yaml");
        return ContentDirectory.IsHash(version) && File.Exists(path)
            ? Utf8.GetString(File.ReadAllBytes(path))
            : StoreProblems.NotStored(SchemeWord, version);
    }

    private static void DemandHash(string version)
    {
        if (!ContentDirectory.IsHash(version)) throw new ArgumentException("A version is a SHA-256.", nameof(version));
    }
}
