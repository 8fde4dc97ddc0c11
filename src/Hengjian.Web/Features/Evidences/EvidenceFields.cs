using System.Globalization;
using Hengjian.Domain.Evidences;
using Hengjian.Evaluation.Evidences;
using Hengjian.Kernel;

namespace Hengjian.Web.Features.Evidences;

/// <summary>What is typed beside a file, as it arrives from a form or as JSON; empty and null mean the same.</summary>
public sealed class EvidenceFields
{
    /// <summary>Unit; null takes the only one.</summary>
    public string? Unit { get; init; }

    /// <summary>The evidence of which this is the next version.</summary>
    public long? Item { get; init; }

    /// <summary>The unit's part in which it is used.</summary>
    public long? Contribution { get; init; }

    /// <summary>The slot in which it is used.</summary>
    public string? Slot { get; init; }

    /// <summary>The block of text it supports.</summary>
    public long? Block { get; init; }

    /// <summary>Title; null takes the file's name.</summary>
    public string? Title { get; init; }

    /// <summary>Document, Photo or Sheet; null takes what the file is.</summary>
    public string? Kind { get; init; }

    /// <summary>文号.</summary>
    public string? Number { get; init; }

    /// <summary>成文日期.</summary>
    public string? Issued { get; init; }

    /// <summary>First day it speaks of.</summary>
    public string? From { get; init; }

    /// <summary>Last day it speaks of.</summary>
    public string? To { get; init; }

    /// <summary>First page that matters.</summary>
    public string? PageFrom { get; init; }

    /// <summary>Last page that matters.</summary>
    public string? PageTo { get; init; }

    /// <summary>The words that matter.</summary>
    public string? Quote { get; init; }

    /// <summary>The details, or what is wrong with them.</summary>
    /// <param name="title">Where no title was typed.</param>
    /// <param name="kind">Where no kind was chosen.</param>
    public Result<EvidenceDetails> Details(string title, EvidenceKind kind)
    {
        var problems = new List<Problem>();
        var details = new EvidenceDetails(string.IsNullOrWhiteSpace(Title) ? title : Title, Enum.TryParse<EvidenceKind>(Kind, out var chosen) && Enum.IsDefined(chosen) ? chosen : kind)
        {
            Number = Number ?? "",
            IssuedOn = Day(Issued, problems),
            PeriodFrom = Day(From, problems),
            PeriodTo = Day(To, problems),
        };
        problems.AddRange(details.Check());
        return problems.Count == 0 ? details : Result.Fail<EvidenceDetails>(problems);
    }

    /// <summary>Where it is used; null for nowhere.</summary>
    public Result<EvidencePlace?> Place()
    {
        if (Contribution is not { } contribution) return Result.Ok<EvidencePlace?>(null);
        var problems = new List<Problem>();
        var place = new EvidencePlace(contribution)
        {
            Slot = string.IsNullOrWhiteSpace(Slot) ? null : Slot.Trim(),
            Block = Block,
            PageFrom = Page(PageFrom, problems),
            PageTo = Page(PageTo, problems),
            Quote = Quote ?? "",
        };
        problems.AddRange(place.Check());
        return problems.Count == 0 ? Result.Ok<EvidencePlace?>(place) : Result.Fail<EvidencePlace?>(problems);
    }

    private static DateOnly? Day(string? text, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        problems.Add(EvidenceProblems.BadDay(text));
        return null;
    }

    private static int? Page(string? text, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0) return page;
        problems.Add(EvidenceProblems.BadPages(null));
        return null;
    }
}
