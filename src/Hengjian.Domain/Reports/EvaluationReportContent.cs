namespace Hengjian.Domain.Reports;

/// <summary>评价报告: what the public report of one round says, before any layout.</summary>
/// <param name="Title">标题.</param>
/// <param name="Basis">引言: basis, steps, how many units were evaluated.</param>
/// <param name="Achievements">主要成绩和成效: up to four headed paragraphs.</param>
/// <param name="Problems">存在的主要问题: up to five headed paragraphs; names no unit.</param>
/// <param name="Requirements">有关要求: one for each problem paragraph, in the same order.</param>
/// <param name="Closing">The last sentence: rectification counts next year.</param>
/// <param name="Cases">附件 典型工作案例; names units.</param>
public sealed record EvaluationReportContent(
    string Title,
    string Basis,
    IReadOnlyList<ReportSection> Achievements,
    IReadOnlyList<ReportSection> Problems,
    IReadOnlyList<ReportRequirement> Requirements,
    string Closing,
    IReadOnlyList<TypicalCase> Cases);

/// <summary>One headed paragraph.</summary>
/// <param name="Topic">Topic of the scheme: 教育资源.</param>
/// <param name="Heading">Heading as printed, without its number.</param>
/// <param name="Clauses">In scheme order; at least one.</param>
public sealed record ReportSection(string Topic, string Heading, IReadOnlyList<ReportClause> Clauses)
{
    /// <summary>The paragraph: “一是…；二是….”; a single clause carries no number.</summary>
    public string Text => Numbering.Join([.. Clauses.Select(c => c.Text)]);
}

/// <summary>One clause with the counts behind its word, for the editor.</summary>
/// <param name="Text">“部分市尚有超大班额未消除”, without number and full stop.</param>
/// <param name="N">Units that it is true of.</param>
/// <param name="M">Units checked.</param>
/// <param name="ItemId">Scheme item it is drawn from.</param>
public sealed record ReportClause(string Text, int N, int M, string ItemId)
{
    /// <summary>Printed beside the word for the editor, never in the public text.</summary>
    public string Counts => Quantifier.Counts(N, M);
}

/// <summary>One duty that answers one problem paragraph.</summary>
/// <param name="Topic">The topic it answers.</param>
/// <param name="Text">Without number and full stop.</param>
/// <param name="ItemIds">The items whose problems it answers.</param>
public sealed record ReportRequirement(string Topic, string Text, IReadOnlyList<string> ItemIds);

/// <summary>典型工作案例 drawn from the data.</summary>
/// <param name="Region">The unit.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Text">Chinese, led by the figures.</param>
/// <param name="ItemId">Item or area it rests on.</param>
public sealed record TypicalCase(int Region, string UnitName, string Text, string ItemId);

/// <summary>What the round knows that scores do not: who publishes, on which documents, after which steps.</summary>
/// <param name="Issuer">省政府教育督导委员会办公室.</param>
/// <param name="BasisDocuments">As printed, with numbers.</param>
/// <param name="Steps">市级自评, 省级网评, 实地核查.</param>
/// <param name="Title">标题; empty for the usual one of a yearly evaluation.</param>
public sealed record ReportFrame(
    string Issuer, IReadOnlyList<string> BasisDocuments, IReadOnlyList<string> Steps, string Title = "");
