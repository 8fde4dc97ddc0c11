using Hengjian.Kernel;

namespace Hengjian.Domain.Narratives;

/// <summary>What a version of a block says.</summary>
/// <param name="Kind">Which of the five blocks.</param>
/// <param name="Text">The words, with tokens.</param>
public sealed record NarrativeText(NarrativeKind Kind, string Text)
{
    /// <summary>Characters a block may have.</summary>
    public const int MostCharacters = 20_000;

    /// <summary>完成情况: a word of <see cref="ItemStatus.All"/>; empty in other blocks.</summary>
    public string Status { get; init; } = "";

    /// <summary>Why something remains.</summary>
    public string Cause { get; init; } = "";

    /// <summary>What remains.</summary>
    public Remainder Remainder { get; init; } = Remainder.None;

    /// <summary>When the rest will be done.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Characters of a cause.</summary>
    public const int MostCause = 500;

    /// <summary>What keeps the text from being stored; what is only incomplete is stored.</summary>
    public IEnumerable<Problem> CheckStorable()
    {
        if (!StorableText.Is(Text) || !StorableText.Is(Cause) || Remainder.Objects.Any(o => !StorableText.Is(o))) yield return NarrativeProblems.NotStorable();
        if (Cause.Length > MostCause) yield return NarrativeProblems.CauseTooLong(MostCause);
        if (Text.Length > MostCharacters) yield return NarrativeProblems.TooLong(Kind.NameOf(), Text.Length, MostCharacters);
        if (Status.Length > 0 && ItemStatus.Find(Status) is null) yield return NarrativeProblems.UnknownStatus(Status);
        if (Remainder.Count is < 0) yield return NarrativeProblems.BadCount();
    }

    /// <summary>What keeps the block from being handed in.</summary>
    /// <param name="year">The year evaluated: a date may not lie before it.</param>
    public IEnumerable<Problem> CheckComplete(int year)
    {
        var status = ItemStatus.Find(Status);
        if (Kind != NarrativeKind.State)
        {
            if (Kind.IsRequired() && string.IsNullOrWhiteSpace(Text)) yield return NarrativeProblems.Empty(Kind.NameOf());
            yield break;
        }
        if (status is null) yield return NarrativeProblems.NoStatus();
        if (string.IsNullOrWhiteSpace(Text)) yield return NarrativeProblems.Empty(Kind.NameOf());
        if (status is null) yield break;
        if ((status.NeedsRemainder || status.NeedsCause) && string.IsNullOrWhiteSpace(Cause)) yield return NarrativeProblems.NoCause(status.Word);
        if (status.NeedsRemainder && Remainder.IsEmpty) yield return NarrativeProblems.NoRemainder(status.Word);
        if (status.NeedsRemainder && Until is null) yield return NarrativeProblems.NoDate(status.Word);
        if (status.NeedsRemainder && Until is { } until && until.Year < year) yield return NarrativeProblems.EarlyDate(year);
        if (status.NeedsFigure && !TokenText.Parse(Text).Any(s => s.Token is { IsFigure: true })) yield return NarrativeProblems.NoFigure(status.Word);
    }
}

/// <summary>Words for the blocks.</summary>
public static class NarrativeKinds
{
    /// <summary>The blocks in their order.</summary>
    public static IReadOnlyList<NarrativeKind> All { get; } = Enum.GetValues<NarrativeKind>();

    /// <summary>Chinese name.</summary>
    public static string NameOf(this NarrativeKind kind) => kind switch
    {
        NarrativeKind.State => "完成情况",
        NarrativeKind.Effect => "工作成效",
        NarrativeKind.Practice => "经验做法",
        NarrativeKind.Problem => "存在问题",
        NarrativeKind.Next => "下一步打算",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Must it have text: problems and experience may really not be there.</summary>
    public static bool IsRequired(this NarrativeKind kind) => kind is NarrativeKind.State or NarrativeKind.Effect or NarrativeKind.Next;
}
