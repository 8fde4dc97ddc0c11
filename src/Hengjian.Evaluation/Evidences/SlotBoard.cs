using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Collection;
using Hengjian.Domain.Evidences;
using Hengjian.Evaluation.Packages;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Evidences;

/// <summary>A use of evidence, with what it is.</summary>
/// <param name="Use">The use.</param>
/// <param name="Version">The version used.</param>
/// <param name="Item">The evidence.</param>
public sealed record UsedEvidence(EvidenceUseRecord Use, EvidenceVersionRecord Version, EvidenceItemRecord Item)
{
    /// <summary>A newer version of the evidence is there.</summary>
    public bool Outdated { get; init; }

    /// <summary>What does not fit the slot: another time, no date, another kind.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>第 3–5 页; empty for the whole.</summary>
    public string Pages => (Use.PageFrom, Use.PageTo) switch
    {
        ({ } from, { } to) when to > from => string.Create(CultureInfo.InvariantCulture, $"第 {from}–{to} 页"),
        ({ } from, _) => string.Create(CultureInfo.InvariantCulture, $"第 {from} 页"),
        _ => "",
    };
}

/// <summary>How a slot stands.</summary>
public enum SlotState
{
    /// <summary>○ nothing, and something is asked.</summary>
    Empty,

    /// <summary>◐ something, but not enough or not fitting.</summary>
    Partly,

    /// <summary>● enough.</summary>
    Full,

    /// <summary>Nothing, and nothing is asked.</summary>
    Optional,
}

/// <summary>A slot with what lies in it.</summary>
/// <param name="Slot">What is asked.</param>
/// <param name="Uses">What is there.</param>
/// <param name="State">How it stands.</param>
public sealed record FilledSlot(Slot Slot, IReadOnlyList<UsedEvidence> Uses, SlotState State)
{
    /// <summary>○ ◐ ●, and – for what may stay empty.</summary>
    public string Mark => State switch { SlotState.Full => "●", SlotState.Partly => "◐", SlotState.Empty => "○", _ => "–" };

    /// <summary>The mark in a word.</summary>
    public string Words => State switch { SlotState.Full => "已齐", SlotState.Partly => "未齐", SlotState.Empty => "未传", _ => "可不传" };
}

/// <summary>佐证槽位 of a unit's part: what is asked, what is there, and whether it is of the right time and kind.</summary>
/// <param name="Slots">In the order of the plan.</param>
/// <param name="Others">Uses outside slots.</param>
public sealed record SlotBoard(IReadOnlyList<FilledSlot> Slots, IReadOnlyList<UsedEvidence> Others)
{
    /// <summary>Slots that are asked and not full.</summary>
    public int Missing => Slots.Count(s => s.State is SlotState.Empty or SlotState.Partly);

    /// <summary>The same without a word of newer versions.</summary>
    public SlotBoard WithoutNewer()
    {
        return new([.. Slots.Select(s => s with { Uses = Bare(s.Uses) })], Bare(Others));

        static IReadOnlyList<UsedEvidence> Bare(IReadOnlyList<UsedEvidence> uses) => [.. uses.Select(u => u with { Outdated = false })];
    }

    /// <summary>Reads it.</summary>
    public static async Task<SlotBoard> OfAsync(AppDb db, PartBook book, CancellationToken cancel = default)
    {
        var uses = await (
            from u in db.EvidenceUses.AsNoTracking()
            join v in db.EvidenceVersions.AsNoTracking() on u.VersionId equals v.Id
            join i in db.EvidenceItems.AsNoTracking() on v.ItemId equals i.Id
            where u.ContributionId == book.Part.Id
            orderby u.Id
            select new { Use = u, Version = v, Item = i, Newest = db.EvidenceVersions.Where(w => w.ItemId == i.Id).Max(w => w.Number) }).ToListAsync(cancel);
        var all = uses.Select(u => new UsedEvidence(u.Use, u.Version, u.Item) { Outdated = u.Newest > u.Version.Number }).ToList();
        var slots = book.Slots.Select(s => Fill(s, [.. all.Where(u => u.Use.Slot == s.Code)], book.Round.Year)).ToList();
        var known = book.Slots.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        return new SlotBoard(slots, [.. all.Where(u => u.Use.Slot is null || !known.Contains(u.Use.Slot))]);
    }

    /// <summary>What keeps the part from being handed in: only the leading unit must fill the slots, and files that do not fit show on the board.</summary>
    public IReadOnlyList<HandInObstacle> Obstacles(bool isLead, string link)
    {
        var found = new List<HandInObstacle>();
        foreach (var slot in isLead ? Slots : [])
        {
            var fits = slot.Uses.Count(u => u.Problems.Count == 0);
            if (fits >= slot.Slot.Least) continue;
            found.Add(new(EvidenceProblems.SlotEmpty(slot.Slot.Title, fits, slot.Slot.Least).Message, link));
            found.AddRange(slot.Uses.SelectMany(u => u.Problems.Select(p => new HandInObstacle($"“{u.Item.Title}”：{p.Message}", link))));
        }
        return found;
    }

    private static FilledSlot Fill(Slot slot, IReadOnlyList<UsedEvidence> uses, int year)
    {
        var checkedUses = uses.Select(u => u with { Problems = [.. Check(slot, u.Item, year)] }).ToList();
        var fits = checkedUses.Count(u => u.Problems.Count == 0);
        var state = fits >= Math.Max(1, slot.Least) ? SlotState.Full : uses.Count > 0 ? SlotState.Partly : slot.Least == 0 ? SlotState.Optional : SlotState.Empty;
        return new FilledSlot(slot, checkedUses, state);
    }

    /// <summary>Whether evidence fits a slot of a year.</summary>
    public static IEnumerable<Problem> Check(Slot slot, EvidenceItemRecord item, int year)
    {
        if (slot.Kinds.Count > 0 && !slot.Kinds.Contains(item.Kind.ToString().ToLowerInvariant()))
            yield return EvidenceProblems.WrongKind(slot.Title, string.Join("、", slot.Kinds.Select(KindName)));
        if (slot.Period == SlotPeriod.Any) yield break;
        var (from, to) = (new DateOnly(slot.Period == SlotPeriod.TwoYears ? year - 1 : year, 1, 1), new DateOnly(year, 12, 31));
        var wanted = slot.Period == SlotPeriod.TwoYears
            ? string.Create(CultureInfo.InvariantCulture, $" {year - 1}–{year} 年") : string.Create(CultureInfo.InvariantCulture, $" {year} 年");
        var (first, last) = (item.PeriodFrom ?? item.PeriodTo ?? item.IssuedOn, item.PeriodTo ?? item.PeriodFrom ?? item.IssuedOn);
        if (first is null || last is null) yield return EvidenceProblems.NoPeriod(slot.Title, wanted);
        // Figures of a year are often approved in the next: what speaks of the time or was issued in it fits.
        else if ((first > to || last < from) && !(item.IssuedOn >= from && item.IssuedOn <= to))
            yield return EvidenceProblems.WrongPeriod(slot.Title, wanted, string.Create(CultureInfo.InvariantCulture, $" {first:yyyy-MM-dd} 至 {last:yyyy-MM-dd} "));
    }

    /// <summary>Chinese word of a kind of a plan.</summary>
    public static string KindName(string kind) => kind switch { "document" => "文件", "photo" => "照片", "sheet" => "表格", "link" => "网址", _ => kind };
}
