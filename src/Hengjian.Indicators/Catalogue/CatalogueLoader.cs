using System.Security.Cryptography;
using System.Text;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Catalogue;

/// <summary>Turns the files of a catalogue folder into an <see cref="IndicatorCatalogue"/>; pure, callers read the disk.</summary>
/// <remarks>
/// Strict: an unknown key, unit, stage, level or source, a repeated id or name and two standards for one stage are
/// problems with file, line and the nearest known name. Formulas are text here; compiling them is another step.
/// The form of the files is described in catalogue/README.md.
/// </remarks>
public static class CatalogueLoader
{
    private const string Sources = "sources.yaml";
    private const string Units = "units.yaml";
    private const string Limits = "limits.yaml";
    private const string NotComputable = "not-computable.yaml";
    private const string Synonyms = "synonyms.yaml";
    private const string ElementFolder = "elements/";
    private const string IndicatorFolder = "indicators/";

    /// <summary>Most indicators; ten times what all documents we know of define.</summary>
    public const int MostIndicators = 3_000;

    /// <summary>Most data elements.</summary>
    public const int MostElements = 10_000;

    /// <summary>Most thresholds of one indicator.</summary>
    public const int MostThresholds = 100;

    /// <summary>Reads the files.</summary>
    /// <param name="files">Names relative to the catalogue folder with “/”; files that are not .yaml are passed over.</param>
    /// <returns>The catalogue, or every problem found in all files.</returns>
    public static Result<IndicatorCatalogue> Load(IReadOnlyList<(string Name, string Text)> files) => Load(CatalogueTrees.Read(files));

    /// <summary>The same of files whose YAML was read before.</summary>
    public static Result<IndicatorCatalogue> Load(CatalogueTrees files)
    {
        var yaml = files.Files;
        var reading = new CatalogueReading();
        CheckNames(yaml, reading.Problems);
        foreach (var (file, tree) in yaml.Zip(files.Trees).OrderBy(f => Rank(f.First.Name))) Read(file.Name, tree, reading);
        ElementFile.CheckWeights(reading);
        CheckSizes(reading);
        if (reading.Problems.Count > 0) return Result.Fail<IndicatorCatalogue>(reading.Problems);
        return new IndicatorCatalogue(
            VersionOf(yaml), new DataDictionary(reading.Elements), reading.Indicators, reading.Limits, reading.SourceList)
        {
            NotComputable = reading.NotComputable,
            Topics = reading.Topics,
            Synonyms = reading.Synonyms,
            Units = [.. reading.Units],
        };
    }

    private static void Read(string name, Result<YamlPairs> tree, CatalogueReading reading)
    {
        switch (name)
        {
            case Sources: reading.InFile(name, tree, ReferenceFiles.Sources); break;
            case Units: reading.InFile(name, tree, ReferenceFiles.Units); break;
            case Limits: reading.InFile(name, tree, ReferenceFiles.Limits); break;
            case NotComputable: reading.InFile(name, tree, ReferenceFiles.NotComputable); break;
            case Synonyms: reading.InFile(name, tree, ReferenceFiles.Synonyms); break;
            case var _ when name.StartsWith(ElementFolder, StringComparison.Ordinal):
                reading.InFile(name, tree, ElementFile.Read);
                break;
            case var _ when name.StartsWith(IndicatorFolder, StringComparison.Ordinal):
                reading.InFile(name, tree, IndicatorFile.Read);
                break;
        }
    }

    // Units and sources come first, because the other files name them.
    private static int Rank(string name) => name switch
    {
        Units => 0,
        Sources => 1,
        Limits => 2,
        NotComputable => 5,
        Synonyms => 6,
        _ => name.StartsWith(ElementFolder, StringComparison.Ordinal) ? 3 : 4,
    };

    private static void CheckNames(IReadOnlyList<(string Name, string Text)> files, List<Problem> problems)
    {
        string[] fixedNames = [Sources, Units, Limits, NotComputable, Synonyms];
        foreach (var (name, _) in files)
        {
            if (fixedNames.Contains(name, StringComparer.Ordinal)) continue;
            if (name.StartsWith(ElementFolder, StringComparison.Ordinal)) continue;
            if (name.StartsWith(IndicatorFolder, StringComparison.Ordinal)) continue;
            problems.Add(CatalogueProblems.FileUnknown(name, NearestName.Of(name, fixedNames)));
        }
        foreach (var needed in new[] { Sources, Units })
            if (!files.Any(f => f.Name == needed)) problems.Add(CatalogueProblems.FileAbsent(needed));
        foreach (var same in files.GroupBy(f => f.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add(CatalogueProblems.Repeated(same.Key, "文件", same.Key, same.Key));
    }

    private static void CheckSizes(CatalogueReading reading)
    {
        void Check(string what, int found, int most)
        {
            if (found > most) reading.Problems.Add(CatalogueProblems.TooMany(what, found, most));
        }
        Check("指标", reading.Indicators.Count, MostIndicators);
        Check("数据项", reading.Elements.Count, MostElements);
        foreach (var indicator in reading.Indicators) Check($"指标“{indicator.Id}”的标准值", indicator.Thresholds.Count, MostThresholds);
    }

    private static string VersionOf(IReadOnlyList<(string Name, string Text)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in files)
        {
            // Lengths keep a name and a text from running into each other.
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
