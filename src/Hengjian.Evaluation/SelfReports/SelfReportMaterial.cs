using Hengjian.Domain.Narratives;

namespace Hengjian.Evaluation.SelfReports;

/// <summary>An item of the scheme with what its units wrote.</summary>
/// <param name="Id">Scheme id.</param>
/// <param name="Name">Title.</param>
/// <param name="Status">完成情况 word of the leading unit; empty when nobody chose one.</param>
/// <param name="Texts">Printed text by block, units' texts one after the other; empty where nothing was handed on.</param>
public sealed record ReportItem(string Id, string Name, string Status, IReadOnlyDictionary<NarrativeKind, string> Texts)
{
    /// <summary>Agreed not to apply: it is said, and counts nowhere.</summary>
    public bool NotApplicable { get; init; }

    /// <summary>Why the self score is below full marks, or what a bonus is claimed for, as a line: 扣分理由：…; empty without one.</summary>
    public string ScoreReason { get; init; } = "";

    /// <summary>The text of a block; empty when there is none.</summary>
    public string this[NarrativeKind kind] => Texts.GetValueOrDefault(kind, "");
}

/// <summary>An area of the scheme.</summary>
/// <param name="Name">Title.</param>
/// <param name="Items">Its items that this government answers.</param>
public sealed record ReportArea(string Name, IReadOnlyList<ReportItem> Items);

/// <summary>All a self-evaluation report is made of.</summary>
/// <param name="Region">岚溪市.</param>
/// <param name="Year">评价年度.</param>
/// <param name="Round">Title of the round.</param>
/// <param name="Evaluator">Whose round it is: 岭川省.</param>
/// <param name="Areas">In the order of the scheme.</param>
public sealed record SelfReportMaterial(string Region, int Year, string Round, string Evaluator, IReadOnlyList<ReportArea> Areas)
{
    /// <summary>合计 of the self scores as a sentence; empty while one of them is missing.</summary>
    public string Total { get; init; } = "";

    /// <summary>All items.</summary>
    public IEnumerable<ReportItem> Items => Areas.SelectMany(a => a.Items);
}

/// <summary>A block of a built report.</summary>
/// <param name="Id">Stable: item/4.1/effect; the same in the next build.</param>
/// <param name="Level">1–3 for headings; 0 for text, whose lines are paragraphs.</param>
/// <param name="Text">Its words; empty text is left to the writers.</param>
public sealed record BuiltBlock(string Id, int Level, string Text)
{
    /// <summary>What is to be written by hand where nothing can be built; empty otherwise.</summary>
    public string Hint { get; init; } = "";
}
