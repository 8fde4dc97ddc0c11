using System.Globalization;
using Hengjian.Indicators.Scoring;
using Hengjian.Oracle.Tests.Plain;

namespace Hengjian.Oracle.Tests.Comparing;

/// <summary>Compares score sheets: every item, every step, total, grade and rank.</summary>
internal sealed class SheetComparison
{
    public List<string> Differences { get; } = [];

    /// <summary>How many item scores were compared.</summary>
    public int Items { get; private set; }

    /// <summary>How often each kind of step acted.</summary>
    public Dictionary<string, int> Steps { get; } = [];

    /// <summary>How often each method and state came.</summary>
    public SortedDictionary<string, int> Methods { get; } = [];

    /// <summary>What people said, as the plain scorer takes it.</summary>
    public static IReadOnlyList<PlainReview> Reviews(ReviewInputs inputs) => [.. inputs.Entries.Select(e => e switch
    {
        ExpertScore s => new PlainReview(s.Region, s.Item, "expert", s.Points),
        YesNoAnswer a => new PlainReview(a.Region, a.Item, "answer", 0, a.Yes, a.EvidenceConfirmed),
        CaseCount c => new PlainReview(c.Region, c.Item, "cases", c.Cases),
        NotApplicableDecision n => new PlainReview(n.Region, n.Item, "not-applicable"),
        SelfScore s => new PlainReview(s.Region, s.Item, "self", s.Points),
        _ => throw new InvalidOperationException(e.GetType().Name),
    })];

    public void Compare(string round, IReadOnlyList<PlainSheet> plain, SchemeRun run)
    {
        Check($"{round}: units", Join(plain.Select(s => s.Region)), Join(run.Sheets.Select(s => s.Region)));
        foreach (var (wanted, found) in plain.Zip(run.Sheets)) Compare($"{round} {wanted.Region}", wanted, found);
    }

    private static string Join(IEnumerable<int> regions) => string.Join(",", regions);

    private void Compare(string where, PlainSheet wanted, ScoreSheet found)
    {
        Check($"{where} items", wanted.Items.Count, found.Items.Count);
        foreach (var (a, b) in wanted.Items.Zip(found.Items)) Compare($"{where} item {a.Item.Id}", a, b);
        Number($"{where} total", (double?)wanted.Total, found.Total);
        Check($"{where} grade", wanted.Grade ?? "", found.Grade ?? "");
        Check($"{where} rank", wanted.Rank ?? 0, found.Rank ?? 0);
        Check($"{where} steps", string.Join(" ", wanted.Steps.Select(s => s.Kind)), string.Join(" ", found.Steps.Select(s => s.Kind.ToString().ToLowerInvariant())));
        foreach (var (a, b) in wanted.Steps.Zip(found.Steps))
        {
            Steps[a.Kind] = Steps.GetValueOrDefault(a.Kind) + 1;
            Printed($"{where} {a.Kind} before", a.Before, b.Before);
            Printed($"{where} {a.Kind} after", a.After, b.After);
        }
    }

    private void Compare(string where, PlainScore wanted, ItemScore found)
    {
        Items++;
        var key = $"{wanted.Item.Rule.Text("method")} {wanted.State}";
        Methods[key] = Methods.GetValueOrDefault(key) + 1;
        Check($"{where} id", wanted.Item.Id, found.ItemId);
        Check($"{where} state", wanted.State, found.State switch
        {
            ItemState.Scored => "scored",
            ItemState.NotApplicable => "not-applicable",
            ItemState.AwaitingReview => "awaiting",
            _ => "missing",
        });
        Number($"{where} full mark", wanted.Item.Points, found.MaxScore);
        Number($"{where} points", wanted.Points, found.Points);
        Number($"{where} gain", wanted.Gain, found.Gain);
        Number($"{where} cases", wanted.Cases, found.Cases);
        Check($"{where} met", wanted.Met?.ToString() ?? "", found.Met?.ToString() ?? "");
        Check($"{where} bonus", wanted.Item.Bonus, found.Bonus);
    }

    private void Number(string where, double? wanted, double? found)
    {
        if (wanted is null != found is null || (wanted is { } a && found is { } b && !ValueComparison.Near(a, b)))
            Differences.Add($"{where}: plain {wanted}, engine {found}");
    }

    private void Check<T>(string where, T wanted, T found)
    {
        if (!Equals(wanted, found)) Differences.Add($"{where}: plain {wanted}, engine {found}");
    }

    // Points are printed rounded, with as many decimals as a grade needs; words must be the same.
    private void Printed(string where, string wanted, string found)
    {
        var style = NumberStyles.Float;
        if (double.TryParse(wanted, style, CultureInfo.InvariantCulture, out var a) && double.TryParse(found, style, CultureInfo.InvariantCulture, out var b))
        {
            if (Math.Abs(a - b) > 0.005 + 1e-9) Differences.Add($"{where}: plain {wanted}, engine {found}");
            return;
        }
        Check(where, wanted, found);
    }
}
