using System.Globalization;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Auditing;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>What is chosen when reports are handed in.</summary>
/// <param name="Own">Regions this person may hand in for, from the highest down.</param>
/// <param name="ThisYear">The year now.</param>
public sealed record UploadForm(IReadOnlyList<Region> Own, int ThisYear)
{
    /// <summary>Reports of one upload.</summary>
    public const int MostFiles = 200;

    /// <summary>Bytes of one report.</summary>
    public const long MostFileBytes = 20L << 20;

    /// <summary>Bytes of one upload, all reports together.</summary>
    public const long MostBytes = 100L << 20;

    /// <summary>The choice that takes each report's region from its file name.</summary>
    public const string ByName = "name";

    private const int Back = 10;

    /// <summary>The year, as chosen.</summary>
    public string? Year { get; init; }

    /// <summary>Six-digit code, or <see cref="ByName"/>.</summary>
    public string? Region { get; init; }

    /// <summary>The report of which this is the next version; null for new ones.</summary>
    public DeskReport? Of { get; init; }

    /// <summary>Years that may be chosen, newest first.</summary>
    public IEnumerable<int> Years => Enumerable.Range(0, Back + 1).Select(i => ThisYear - i);

    /// <summary>The year chosen; only after a check without problems.</summary>
    public int ChosenYear => Of?.Year ?? int.Parse(Year!, CultureInfo.InvariantCulture);

    /// <summary>Kinds of files, as the form says them.</summary>
    public static string Kinds { get; } = string.Join("、", ReportFiles.Extensions);

    /// <summary>The region of a file; null when none can be told.</summary>
    public int? RegionOf(string fileName)
    {
        if (Of is not null) return Of.RegionCode;
        if (Region != ByName) return Own.FirstOrDefault(r => r.CodeText == Region)?.Code;
        var named = Own.Where(r => fileName.Contains(r.Name, StringComparison.Ordinal)).ToList();
        // 阳川市东溪县…: the county, not the city it lies in.
        var deepest = named.Where(r => r.Level == named.Max(n => n.Level)).ToList();
        return deepest.Count == 1 ? deepest[0].Code : null;
    }

    /// <summary>What is wrong with what was chosen.</summary>
    public IEnumerable<Problem> Check(IReadOnlyList<IFormFile> files)
    {
        if (Of is null && (!int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !Years.Contains(year)))
            yield return UploadProblems.BadYear(ThisYear - Back, ThisYear);
        if (Of is null && Region != ByName && Own.All(r => r.CodeText != Region)) yield return UploadProblems.NoRegion();
        if (files.Count == 0 || files.All(f => f.FileName.Length == 0)) yield return UploadProblems.NoFile(Kinds);
        if (files.Count > MostFiles) yield return UploadProblems.TooMany(files.Count, MostFiles);
        if (Of is not null && files.Count > 1) yield return UploadProblems.OneVersion();
        if (files.Sum(f => f.Length) > MostBytes) yield return UploadProblems.TooLarge(files.Sum(f => f.Length), MostBytes);
        foreach (var problem in files.SelectMany(CheckFile)) yield return problem;
        foreach (var same in files.GroupBy(f => (RegionOf(f.FileName), Path.GetFileNameWithoutExtension(f.FileName))).Where(g => g.Count() > 1))
            yield return UploadProblems.SameName(Path.GetFileName(same.First().FileName));
    }

    private IEnumerable<Problem> CheckFile(IFormFile file)
    {
        var name = Path.GetFileName(file.FileName);
        if (!ReportFiles.IsReport(name)) yield return UploadProblems.Kind(name, Kinds);
        if (file.Length > MostFileBytes) yield return UploadProblems.FileTooLarge(name, file.Length, MostFileBytes);
        if (Region == ByName && Of is null && RegionOf(name) is null) yield return UploadProblems.NoRegionInName(name);
    }
}
