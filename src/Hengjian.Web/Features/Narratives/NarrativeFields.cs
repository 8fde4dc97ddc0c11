using System.Globalization;
using Hengjian.Domain.Narratives;
using Hengjian.Evaluation.Narratives;
using Hengjian.Kernel;
using Hengjian.Web.Components;

namespace Hengjian.Web.Features.Narratives;

/// <summary>A block as it arrives from its form or as JSON.</summary>
public sealed class NarrativeFields
{
    /// <summary>The words.</summary>
    public string? Text { get; init; }

    /// <summary>完成情况.</summary>
    public string? Status { get; init; }

    /// <summary>Why something remains.</summary>
    public string? Cause { get; init; }

    /// <summary>What remains, by name.</summary>
    public string? Names { get; init; }

    /// <summary>How many remain.</summary>
    public string? Count { get; init; }

    /// <summary>When the rest will be done.</summary>
    public string? Until { get; init; }

    /// <summary>Number of the version it was written over.</summary>
    public int Base { get; init; }

    /// <summary>The sender's number.</summary>
    public Guid? Op { get; init; }

    /// <summary>Texts of this page whose fate it does not know, oldest first; by script only.</summary>
    public IReadOnlyList<TriedField>? Tried { get; init; }

    /// <summary>第 3 版，finance-clerk，7月1日 15:00: which version holds.</summary>
    public static string HeadOf(BlockVersionRecord version) =>
        string.Create(CultureInfo.InvariantCulture, $"第 {version.Number} 版，{version.By}，{ChineseText.Moment(version.At)}");

    /// <summary>What is to be stored.</summary>
    public BlockSave SaveOf(long contribution, NarrativeText text, string by) => new(contribution, text, Base, Op ?? Guid.NewGuid(), by)
    {
        Tried = [.. (Tried ?? []).Select(t => new TriedText(t.Op, Plain(t.Text)))],
    };

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").TrimEnd();

    /// <summary>What it says, with what could not be read.</summary>
    public (NarrativeText Text, Problem? Wrong) Read(NarrativeKind kind)
    {
        Problem? wrong = null;
        int? count = null;
        DateOnly? until = null;
        if (!string.IsNullOrWhiteSpace(Count))
        {
            if (int.TryParse(Count.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) count = number;
            else wrong = NarrativeProblems.BadCount();
        }
        if (!string.IsNullOrWhiteSpace(Until))
        {
            if (DateOnly.TryParseExact(Until.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) until = day;
            else wrong ??= NarrativeProblems.BadDate(Until);
        }
        var text = new NarrativeText(kind, Plain(Text));
        return kind != NarrativeKind.State ? (text, null)
            : (text with { Status = Status ?? "", Cause = (Cause ?? "").Trim(), Remainder = Remainder.Read(Names, count), Until = until }, wrong);
    }
}

/// <summary>A text that went out without an answer.</summary>
/// <param name="Op">The sender's number.</param>
/// <param name="Text">The words.</param>
public sealed record TriedField(Guid Op, string? Text);
