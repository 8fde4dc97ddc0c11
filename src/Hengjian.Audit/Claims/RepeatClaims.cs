using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Finds figures that a report gives more than once: same name, same time, same unit, whole area.</summary>
internal sealed class RepeatClaims
{
    private const int ShortestName = 4;
    private const int MostKept = 20000;

    private static readonly string[] Scopes = ["全市", "全省", "全县", "全区", "全州", "我市", "我省", "我县", "我区", "本市", "本县"];

    private readonly Dictionary<string, Mention> first = new(StringComparer.Ordinal);
    private readonly HashSet<string> unsure = new(StringComparer.Ordinal);

    /// <summary>Takes the mentions of a sentence; adds a claim for each figure that was given before.</summary>
    public void Read(Sentence sentence, List<Claim> into)
    {
        foreach (var mention in sentence.Mentions)
        {
            if (Key(mention) is not { } key || unsure.Contains(key)) continue;
            if (first.TryGetValue(key, out var before)) Compare(before, mention, key, into);
            else if (first.Count < MostKept) first[key] = mention;
        }
    }

    // A name that says enough, for the whole area, as a plain statement of what is.
    private static string? Key(Mention mention)
    {
        if (!mention.Known || mention.Role is not (Role.Level or Role.Share) || mention.Size > 1 || mention.Planned || mention.Added || mention.Each is not null) return null;
        if (mention.Quantity.Kind is QuantityKind.Bare or QuantityKind.Points || mention.Quantity.Hedge != Hedge.None || mention.Quantity.IsTime || mention.Yearly || mention.Period?.Until is not null) return null;
        if (mention.Clean.Length < ShortestName || !Scopes.Any(s => mention.Subject.StartsWith(s, StringComparison.Ordinal))) return null;
        var time = mention.Period is { } p ? $"{p.Year}/{p.Shift}/{p.Part}" : "";
        return mention.Clean + "|" + mention.Quantity.Unit.Family + "|" + time;
    }

    private void Compare(Mention before, Mention mention, string key, List<Claim> into)
    {
        var (a, b) = (before.Quantity, mention.Quantity);
        var (ta, tb) = (new Term("base", a), new Term("stated", b));
        var claim = ClaimMaker.Open(ClaimKind.Repeat, "", ta, tb) with { Stated = b.Printed, Computed = a.Value / b.Factor, Unit = Figures.UnitOf(b) };
        if (a.AsPrinted.Meets(b.AsPrinted) || a.Truncated.Meets(b.AsPrinted) || b.Truncated.Meets(a.AsPrinted))
        {
            into.Add(claim with { Verdict = Verdict.Consistent, Message = $"“{mention.Clean}”前文 {Figures.Print(a)}，此处 {Figures.Print(b)}，一致。" });
            return;
        }
        var slip = Misprints.Of(b).FirstOrDefault(m => m.Original.AsPrinted.Meets(a.AsPrinted));
        var near = Math.Abs(a.Value - b.Value) < 0.1 * Math.Max(a.Value, b.Value);
        if (!near && slip.Original is null) unsure.Add(key);
        into.Add(claim with
        {
            Verdict = near || slip.Original is not null ? Verdict.Inconsistent : Verdict.Undetermined,
            Message = $"“{mention.Clean}”前文 {Figures.Print(a)}，此处 {Figures.Print(b)}，前后不一。",
            Diagnoses = slip.Original is null ? [] : [new Diagnosis(slip.Code, slip.Text)],
        });
    }
}
