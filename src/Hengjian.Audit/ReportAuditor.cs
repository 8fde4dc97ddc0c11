using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Context;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Links;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Reading;
using Hengjian.Audit.Retold;
using Hengjian.Audit.Tables;
using Hengjian.Audit.Warnings;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit;

/// <summary>Reads a report and checks every number that can be checked. Pure: the same text gives the same findings.</summary>
public static class ReportAuditor
{
    // A report of thirty pages has a few hundred; what has more is no report, and would fill the memory.
    private const int MostClaims = 60_000;
    private const int MostNumbers = 150_000;

    // No paragraph is as long as a book.
    private const int LongestBlock = 400_000;

    /// <summary>Audits a report.</summary>
    /// <param name="report">The report as read.</param>
    /// <param name="options">What the report is held to beside itself; null for nothing.</param>
    /// <param name="cancel">Ends a long run.</param>
    public static AuditReport Audit(ReportText report, AuditOptions? options = null, CancellationToken cancel = default)
    {
        var claims = new List<Claim>();
        var state = new ReadingState();
        state.Retold.About(ReportTitle.Of(report).Year);
        int? stopped = null;
        ReportBlock? above = null;
        var text = NoteMarks.Blank(report.Text);
        foreach (var block in report.Blocks)
        {
            if (stopped is not null) break;
            cancel.ThrowIfCancellationRequested();
            if (block.Table is { } table)
            {
                var unit = above is { Table: null } caption ? TableUnits.InCaption(text.AsSpan(caption.Start, caption.End - caption.Start)) : null;
                claims.AddRange(TableClaims.Of(text, table, unit));
                if (TableGrid.Read(text, table, unit) is { } grid)
                {
                    state.Ledger.Add(grid, ++state.Block, 0);
                    state.Retold.Add(grid, state.Block);
                    state.Cells.Add(grid);
                    claims.AddRange(state.RowCounts.Add(text, table, grid));
                }
                foreach (var cell in Prose.Cells(text, table)) Read(text, cell.Start, cell.End, state, claims);
            }
            else stopped = Read(text, block.Start, block.End, state, claims);
            above = block;
            if (stopped is null && (claims.Count > MostClaims || state.Numbers > MostNumbers)) (stopped, state.Why) = (block.End, TooMany(claims.Count));
        }
        state.Breakdowns.Close(claims);
        state.Parallels.Close(claims);
        claims.AddRange(state.Deductions.Close());
        Borne.Withdraw(claims);
        Ranks.Withdraw(text, claims);
        claims.AddRange(state.Retold.Close(claims));
        options ??= AuditOptions.None;
        List<Warning> warnings = [.. WarningFinder.Of(report, options.Required, options.Context)];
        if (stopped is { } at) warnings.Add(new Warning("too-many-claims", state.Why, [new TextSpan(Math.Max(0, at - 1), at)]));
        var ordered = claims.OrderBy(c => c.Spans[0].Start).ThenBy(c => c.Spans[0].End).ThenBy(c => c.Kind);
        return new AuditReport(report.Name, FindingIds.Number(report.Text, ordered), FindingIds.Number(report.Text, warnings));
    }

    // Where reading stopped; null when all was read.
    private static int? Read(string text, int start, int end, ReadingState state, List<Claim> claims)
    {
        var reading = new BlockClaims(text, state.Stated);
        var sentences = new List<Sentence>();
        var first = claims.Count;
        int? stopped = null;
        var last = Math.Min(end, start + LongestBlock);
        foreach (var (from, to) in Sentences.Joined(text, start, last))
        {
            if (reading.Read(from, to) is { } sentence)
            {
                sentences.Add(sentence);
                state.Numbers += sentence.Mentions.Count;
            }
            if (claims.Count + reading.Count <= MostClaims && state.Numbers <= MostNumbers) continue;
            (stopped, state.Why) = (to, TooMany(claims.Count + reading.Count));
            break;
        }
        if (stopped is null && last < end) (stopped, state.Why) = (last, $"这一段超过 {LongestBlock / 10_000} 万字，从这里起没有核对；请检查分段，或拆分后再审核。");
        claims.AddRange(reading.Close());
        for (var i = first; i < claims.Count; i++)
            if (FarApart.IsWild(claims[i]) && !(FarApart.IsPlain(claims[i]) && IsAlone(claims[i], sentences, between: true))) claims[i] = FarApart.Doubt(claims[i], IsAlone(claims[i], sentences, between: false));
        Alibis.Grant(claims, first);
        claims.AddRange(ListedClaims.Of(text, start, stopped ?? end));
        claims.AddRange(PointedCounts.Of(text, start, stopped ?? end));
        claims.AddRange(TitledCounts.Of(text, start, stopped ?? end));
        state.Retold.Add(sentences, ++state.Block);
        var more = state.Reckoner.Of(sentences, claims[first..], state.Block);
        if (state.Reckoner.Withdrawn.Count > 0) Drop(claims, first, state.Reckoner.Withdrawn.Contains);
        claims.AddRange(more);
        state.Wholes.Hold(sentences, claims, first);
        state.Headed.Hold(sentences, claims, first);
        CopiedShares.Hold(sentences, claims, first);
        state.Parts.Hold(sentences, claims, first);
        state.Ratios.Hold(sentences, claims, first);
        state.Growths.Hold(sentences, claims, first);
        claims.AddRange(state.Changes.Of(sentences, claims[first..], state.Block));
        var told = state.Cells.IsEmpty ? [] : state.Cells.Of(sentences, claims[first..].Where(c => c.Verdict != Verdict.Undetermined).SelectMany(c => c.Numbers).Where(n => n.Role is not "part" and not "whole" and not "base" and not "numerator" and not "denominator").Select(n => n.Start).ToHashSet()).ToList();
        if (told.Exists(IsOfOtherColumn)) Drop(claims, first, c => c is { Kind: ClaimKind.Share, Verdict: Verdict.Consistent } && told.Exists(t => IsOfOtherColumn(t) && t.Numbers.Any(n => n.Role == "share" && c.Numbers.Any(o => o.Role == "share" && o.Start == n.Start))));
        claims.AddRange(told);
        claims.AddRange(state.RowCounts.Of(sentences));
        claims.AddRange(Repartitions.Of(sentences, claims[first..]));
        claims.AddRange(Remainders.Of(sentences, claims[first..]));
        state.Figures.Add(sentences);
        var composed = state.Compositions.Of(sentences);
        if (composed.Count > 0) Drop(claims, first, c => composed.Exists(n => n.Numbers.Any(x => x.Role == "share" && c.Numbers.Any(y => y.Start == x.Start))));
        claims.AddRange(composed);
        Doubts.Raise(text, stopped ?? end, sentences, claims, first);
        Grounds.Ask(sentences, claims, first, state.Ledger);
        var parted = PartedTotals.Of(sentences, claims[first..]);
        Doubts.Raise(text, stopped ?? end, sentences, parted, 0);
        Accuse(claims, first, parted);
        // Named by order or year: what other numbers gave it was met by chance.
        var paired = state.Paired.Of(sentences);
        if (paired.Count > 0) Drop(claims, first, c => c.Kind is ClaimKind.Difference or ClaimKind.Growth && paired.Exists(p => p.Verdict == Verdict.Inconsistent && p.Numbers.Any(n => n.Role == "delta" && c.Numbers.Any(o => o.Role is "delta" or "rate" && o.Start == n.Start))));
        claims.AddRange(paired);
        claims.AddRange(state.Contributions.Of(sentences));
        claims.AddRange(SectorShares.Of(sentences));
        claims.AddRange(state.Copied.Of(sentences));
        claims.AddRange(state.Ranked.Of(sentences, claims[first..]));
        var asked = state.Asked.Of(sentences, claims[first..]);
        if (asked.Count > 0) Drop(claims, first, c => c.Verdict != Verdict.Inconsistent && c.Kind is ClaimKind.Difference or ClaimKind.Growth && asked.Exists(a => c.Numbers.Any(n => n.Role is "delta" or "stated" or "rate" && a.Numbers.Any(d => d.Role is "delta" or "rate" && d.Start == n.Start))));
        claims.AddRange(asked);
        var products = state.Products.Of(sentences, claims[first..]);
        if (products.Exists(p => p.Verdict == Verdict.Inconsistent)) Drop(claims, first, c => c is { Kind: ClaimKind.Ratio, Verdict: not Verdict.Inconsistent } && products.Exists(p => p.Verdict == Verdict.Inconsistent && p.Numbers.Count(n => c.Numbers.Any(o => o.Start == n.Start)) > 1));
        claims.AddRange(products);
        state.Done.Hold(sentences, claims, first);
        state.Complements.Hold(sentences, claims, first);
        state.Links.Prefer(sentences, claims, first);
        state.Deductions.Add(sentences);
        state.Parallels.Add(sentences, claims[first..]);
        return stopped;
    }

    // What was left open about the same total is decided.
    private static void Accuse(List<Claim> claims, int first, List<Claim> flags)
    {
        foreach (var flag in flags)
            Drop(claims, first, c => c is { Kind: ClaimKind.Sum, Verdict: Verdict.Undetermined } && c.Numbers.Any(n => n.Role == "total" && flag.Numbers.Any(f => f.Role == "total" && f.Start == n.Start)));
        claims.AddRange(flags);
    }

    private static bool IsOfOtherColumn(Claim told) => told is { Kind: ClaimKind.Share, Verdict: Verdict.Inconsistent } && told.Diagnoses.Any(d => d.Code == "wrong-base");

    // Of the paragraph only: a look at all claims for each paragraph makes long reports slow.
    private static void Drop(List<Claim> claims, int first, Predicate<Claim> which)
    {
        var kept = first;
        for (var i = first; i < claims.Count; i++)
            if (!which(claims[i])) claims[kept++] = claims[i];
        claims.RemoveRange(kept, claims.Count - kept);
    }

    private static string TooMany(int claims) => claims > MostClaims ? $"文中可核对的数超过 {MostClaims} 处，从这里起没有核对；请拆分后再审核。" : $"文中的数超过 {MostNumbers / 10_000} 万个，从这里起没有核对；请拆分后再审核。";

    // No number of the sentences it spans is left over; or none that stands between its own: 高中 20854 元，比上年的 18175 元增长 1.31%.
    private static bool IsAlone(Claim claim, List<Sentence> sentences, bool between)
    {
        var (from, behind) = (0, sentences.Count);
        while (from < behind)
        {
            var middle = (from + behind) / 2;
            if (sentences[middle].End <= claim.Spans[0].Start) from = middle + 1;
            else behind = middle;
        }
        var left = claim.Numbers.Count;
        for (; from < sentences.Count && sentences[from].Start < claim.Spans[^1].End && left >= 0; from++)
            left -= between ? sentences[from].Mentions.Count(m => m.Quantity.Start >= claim.Spans[0].Start && m.Quantity.Start < claim.Spans[^1].End) : sentences[from].Mentions.Count;
        return left >= 0;
    }

    // What reading carries from paragraph to paragraph.
    private sealed class ReadingState
    {
        public ReadingState()
        {
            Reckoner = new Reckoner(Ledger, Retold);
            Compositions = new Compositions(Figures);
            Breakdowns = new Breakdowns(Figures);
            var bearers = new NameBearers(Stated, Ledger);
            Wholes = new NamedWholes(bearers);
            Headed = new HeadedShares(bearers);
            Ratios = new StagedRatios(Stated);
            Growths = new NamedGrowths(bearers);
            Complements = new Complements(bearers);
            Done = new DoneRates(Stated);
        }

        public Retellings Retold { get; } = new();

        public NumbersBefore Stated { get; } = new();

        public ToldChanges Changes { get; } = new();

        public Cells Cells { get; } = new();

        public RowCounts RowCounts { get; } = new();

        public LikelierLinks Links { get; } = new();

        public Parallels Parallels { get; } = new();

        public MeasuredFigures Figures { get; } = new();

        public Compositions Compositions { get; }

        public Breakdowns Breakdowns { get; }

        public Contributions Contributions { get; } = new();

        public CopiedValues Copied { get; } = new();

        public RankedSums Ranked { get; } = new();

        public PairedRates Paired { get; } = new();

        public AskedDifferences Asked { get; } = new();

        public AskedProducts Products { get; } = new();

        public NamedWholes Wholes { get; }

        public HeadedShares Headed { get; }

        public NamedParts Parts { get; } = new();

        public StagedRatios Ratios { get; }

        public NamedGrowths Growths { get; }

        public Complements Complements { get; }

        public DoneRates Done { get; }

        public Deductions Deductions { get; } = new();

        public Ledger Ledger { get; } = new();

        public Reckoner Reckoner { get; }

        public int Block { get; set; }

        /// <summary>The numbers read so far.</summary>
        public int Numbers { get; set; }

        /// <summary>Why reading stopped.</summary>
        public string Why { get; set; } = "";
    }
}
