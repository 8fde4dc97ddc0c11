using Hengjian.Documents.Csv;
using Hengjian.Kernel;

namespace Hengjian.Documents.Inspecting;

/// <summary>
/// Looks into a file handed in as evidence: is it what its name says, and is there nothing in it that acts by itself
/// (macros, scripts, programs, links that fetch) or grows without end. Nothing in the file is ever run or followed.
/// </summary>
public static class FileInspector
{
    private static readonly string[] Programs =
        [".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".apk", ".lnk", ".hta", ".sh"];

    private static readonly string[] Archives = [".zip", ".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz", ".iso", ".cab"];

    private static readonly string[] MacroFormats = [".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".xlam", ".pptm", ".ppam"];

    /// <summary>What is wrong with a name before any byte is there; null when its kind is taken.</summary>
    /// <param name="fileName">Name of the file.</param>
    public static Problem? CheckName(string fileName)
    {
        if (EvidenceTypes.Promised(fileName) is not null) return null;
        var extension = Path.GetExtension(fileName);
        bool In(string[] list) => list.Contains(extension, StringComparer.OrdinalIgnoreCase);
        if (In([".wps", ".wpt"])) return InspectionProblems.Wps(extension, "docx");
        if (In([".et", ".ett"])) return InspectionProblems.Wps(extension, "xlsx");
        if (In(MacroFormats)) return InspectionProblems.MacroFormat(extension);
        if (In(Archives)) return InspectionProblems.Archive(extension);
        return In(Programs) ? InspectionProblems.Program(extension) : InspectionProblems.KindNotTaken(extension);
    }

    /// <summary>Looks into a file.</summary>
    /// <param name="fileName">Its name; the extension says what it should be.</param>
    /// <param name="file">Seekable; read several times, left anywhere, stays the caller's to close.</param>
    /// <param name="limits">Null for the default ones.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static Result<InspectedFile> Inspect(string fileName, Stream file, InspectionLimits? limits = null)
    {
        if (!file.CanSeek) throw new ArgumentException("A file to inspect must seek.", nameof(file));
        limits ??= InspectionLimits.Default;
        if (CheckName(fileName) is { } unfit) return unfit;
        if (file.Length == 0) return InspectionProblems.Empty();
        if (file.Length > limits.MaxFileBytes) return InspectionProblems.TooLarge(limits.MaxFileBytes);
        var promised = EvidenceTypes.Promised(fileName)!.Value;
        var extension = Path.GetExtension(fileName);
        var found = Magic.Of(file);
        if (!found.Fits(promised)) return InspectionProblems.Disguised(extension, found.Name);
        file.Position = 0;
        return promised switch
        {
            EvidenceType.Pdf => PdfInspection.Inspect(file, limits),
            EvidenceType.Docx or EvidenceType.Xlsx => OfficeInspection.Inspect(file, promised, extension, limits),
            EvidenceType.Doc or EvidenceType.Xls => OleInspection.Inspect(file, promised, extension),
            EvidenceType.Jpeg or EvidenceType.Png => PictureInspection.Inspect(file, promised, limits),
            EvidenceType.Text or EvidenceType.Csv => Text(file, promised),
            _ => throw new ArgumentOutOfRangeException(nameof(fileName)),
        };
    }

    private static Result<InspectedFile> Text(Stream file, EvidenceType type)
    {
        var probe = TextProbe.Find(file);
        return probe.IsOk ? new InspectedFile(type) : InspectionProblems.NotText(probe.Problems[0].Message);
    }
}
