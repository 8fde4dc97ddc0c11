namespace Hengjian.Evaluation.Reports;

/// <summary>Which copy of the report.</summary>
public enum ReportEdition
{
    /// <summary>公开稿: no comments; the problem part names no unit.</summary>
    Public,

    /// <summary>编辑稿: the same text with a comment at each clause: n of m checked, and the item it rests on.</summary>
    Editor,
}

/// <summary>Who issues a document and when; the clock is the caller's.</summary>
/// <param name="Issuer">发文机关: 临澄省人民政府教育督导委员会.</param>
/// <param name="Date">成文日期.</param>
/// <param name="Created">When the file is made.</param>
public sealed record ReportSettings(string Issuer, DateOnly Date, DateTimeOffset Created)
{
    /// <summary>Public or editor's copy.</summary>
    public ReportEdition Edition { get; init; }

    /// <summary>发文字号; null when not yet given.</summary>
    public string? Number { get; init; }

    /// <summary>Documents the evaluation follows, as printed.</summary>
    public IReadOnlyList<string> BasisDocuments { get; init; } = [];

    /// <summary>Steps taken, as printed: 市级自评、网上评审、实地核查.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];
}

/// <summary>A document ready to be sent.</summary>
/// <param name="Name">File name with ending.</param>
/// <param name="Bytes">The file.</param>
public sealed record ReportFile(string Name, byte[] Bytes);
