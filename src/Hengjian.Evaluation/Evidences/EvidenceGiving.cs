using Hengjian.Domain.Evidences;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Evidences;

/// <summary>What is said of a piece of evidence beside its file.</summary>
/// <param name="Title">Chinese title; the file's name without extension when nobody wrote one.</param>
/// <param name="Kind">What it is.</param>
public sealed record EvidenceDetails(string Title, EvidenceKind Kind)
{
    private const int MostTitle = 200;

    /// <summary>文号; empty for none.</summary>
    public string Number { get; init; } = "";

    /// <summary>成文日期.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>First day it speaks of.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>Last day it speaks of.</summary>
    public DateOnly? PeriodTo { get; init; }

    /// <summary>The details as kept: no blanks around, nothing too long.</summary>
    public EvidenceDetails Tidy() => this with { Title = Cut(Title.Trim(), MostTitle), Number = Cut(Number.Trim(), 80) };

    /// <summary>What is wrong with them.</summary>
    public IEnumerable<Problem> Check()
    {
        if (string.IsNullOrWhiteSpace(Title)) yield return EvidenceProblems.NoTitle();
        if (!StorableText.Is(Title, lines: false) || !StorableText.Is(Number, lines: false)) yield return EvidenceProblems.NotStorable();
        if (PeriodFrom is { } from && PeriodTo is { } to && to < from) yield return EvidenceProblems.BadPeriod();
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}

/// <summary>Where a piece of evidence is used.</summary>
/// <param name="Contribution">The unit's part it belongs to.</param>
public sealed record EvidencePlace(long Contribution)
{
    /// <summary>Code of a slot of the item; null for none.</summary>
    public string? Slot { get; init; }

    /// <summary>Block of the text; null for none.</summary>
    public long? Block { get; init; }

    /// <summary>First page that matters; null for the whole.</summary>
    public int? PageFrom { get; init; }

    /// <summary>Last page.</summary>
    public int? PageTo { get; init; }

    /// <summary>The words that matter.</summary>
    public string Quote { get; init; } = "";

    /// <summary>Characters of a quote.</summary>
    public const int MostQuote = 400;

    private const int MostSlot = 60;

    /// <summary>What is wrong with it, as far as that can be said without looking anything up.</summary>
    public IEnumerable<Problem> Check()
    {
        if (Slot is { Length: > MostSlot } slot) yield return EvidenceProblems.NoSlot(slot[..20] + "…");
        if (!StorableText.Is(Slot ?? "", lines: false) || !StorableText.Is(Quote)) yield return EvidenceProblems.NotStorable();
        if (Quote.Length > MostQuote) yield return EvidenceProblems.LongQuote(MostQuote);
    }
}

/// <summary>A file to be kept as evidence, with where it goes.</summary>
/// <param name="UnitId">Whose it is.</param>
/// <param name="RegionCode">Region of the unit.</param>
public sealed record EvidenceGiving(string UnitId, int RegionCode)
{
    /// <summary>The evidence of which this is the next version; null for a new one.</summary>
    public long? Item { get; init; }

    /// <summary>Of a new one; null takes what the file's name says.</summary>
    public EvidenceDetails? Details { get; init; }

    /// <summary>Where it is used at once; null for nowhere.</summary>
    public EvidencePlace? Place { get; init; }
}

/// <summary>What the giver of a file is told.</summary>
/// <param name="Item">Number of the evidence.</param>
/// <param name="Version">Id of the version.</param>
/// <param name="Number">Number of the version, from 1.</param>
/// <param name="Sha256">Of the bytes as stored.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Title">Of the evidence.</param>
public sealed record EvidenceReceipt(long Item, long Version, int Number, string Sha256, long Size, string Title)
{
    /// <summary>Chinese: the same file or a picture that looks alike is used elsewhere; empty when not.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Nothing had to be sent: the unit held the file already.</summary>
    public bool Known { get; init; }
}
