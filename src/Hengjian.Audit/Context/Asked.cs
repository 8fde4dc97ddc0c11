using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>A number that words call a difference (提高, 相差, 剩余), with the numbers near that it may lie between.</summary>
internal sealed class Asked
{
    private const int MostNear = 12;
    private const int MostBack = 2;

    // What is counted in these may be anything.
    private const string AnyThing = "个";

    // What these are left of may be called a gap itself: 缺口 640 万元，已争取补助 400 万元，还差 240 万元.
    private static readonly string[] Lefts = ["还差", "尚差", "仍差", "剩余", "其余", "余下", "剩下"];

    private readonly Settled settled;
    private readonly IReadOnlyList<Sentence> sentences;

    private readonly bool ofAmounts;

    private Asked(IReadOnlyList<Sentence> sentences, int at, int index, Settled settled, bool ofAmounts)
    {
        (this.settled, this.sentences, this.ofAmounts) = (settled, sentences, ofAmounts);
        (Sentence, SentenceBefore, Target) = (sentences[at], at > 0 ? sentences[at - 1] : null, sentences[at].Mentions[index]);
        // 超出 918 人: by so many, not by more than so many.
        if (Target.Quantity.Hedge == Hedge.Over && EndsIn("超出")) Target = Target.With(Target.Quantity with { Hedge = Hedge.None }, Target.Role, Target.Direction);
        for (var s = at; s >= 0 && at - s <= MostBack; s--)
        {
            var mentions = sentences[s].Mentions;
            for (var i = s == at ? index - 1 : mentions.Count - 1; i >= 0 && Near.Count < MostNear; i--)
                if (Fits(mentions[i])) Near.Add(mentions[i]);
            if (s == at) Here = Near.Count;
        }
        if (index + 1 < sentences[at].Mentions.Count && sentences[at].Mentions[index + 1] is var next && next.Segment == Target.Segment && Fits(next) && (next.Depth == Target.Depth + 1 || IsThen(next))) Behind = next;
        Before = index > 0 ? sentences[at].Mentions[index - 1] : null;
    }

    /// <summary>Its sentence.</summary>
    public Sentence Sentence { get; }

    /// <summary>The sentence before; null at the beginning.</summary>
    public Sentence? SentenceBefore { get; }

    /// <summary>The number.</summary>
    public Mention Target { get; }

    /// <summary>What it may lie between, nearest before first.</summary>
    public List<Mention> Near { get; } = [];

    /// <summary>How many of these stand in its own sentence.</summary>
    public int Here { get; }

    /// <summary>The number right behind it in brackets, or told of the year before: 提升 1.3 个百分点（上年 92.5%）; null when there is none.</summary>
    public Mention? Behind { get; }

    /// <summary>The number right before it in its sentence, whatever it is; null when there is none.</summary>
    public Mention? Before { get; }

    /// <summary>The number at a place of a paragraph with its surroundings.</summary>
    /// <param name="sentences">The sentences of the paragraph, and some before.</param>
    /// <param name="at">Which sentence.</param>
    /// <param name="index">Which of its numbers.</param>
    /// <param name="settled">What holds in the paragraph.</param>
    /// <param name="ofAmounts">The amounts that a rate lies between, and no percentages.</param>
    public static Asked Of(IReadOnlyList<Sentence> sentences, int at, int index, Settled settled, bool ofAmounts = false) => new(sentences, at, index, settled, ofAmounts);

    /// <summary>True for one of several numbers that add up to another: 按学段分，小学 1527 人、初中 968 人.</summary>
    public bool IsPart(Mention mention) => settled.IsPart(mention.Quantity.Start);

    /// <summary>The number near that another is said to be so many percent of; null when no share says so.</summary>
    public Mention? WholeOf(Mention part) => settled.WholeOf(part.Quantity.Start) is { } start ? Near.Find(m => m.Quantity.Start == start) : null;

    /// <summary>The number told right behind another in its sentence; null when it is the last.</summary>
    public Mention? Next(Mention mention)
    {
        var mentions = sentences.SentenceOf(mention).Mentions;
        var at = mentions.IndexOf(mention);
        return at + 1 < mentions.Count ? mentions[at + 1] : null;
    }

    /// <summary>True when the words before the number end in one of these.</summary>
    public bool EndsIn(params ReadOnlySpan<string> words) => Wording.Ends(Target.Lead, words);

    // 超出 2000 人上限 1260 人: the word before it relates what comes after.
    private bool IsBound(Mention m) => m.Token == Target.Token - 2 && Wording.Has(Target.Lead, "上限", "下限", "标准", "目标", "要求", "底线");

    // 比上年减少 1.3 人，上年为 44.9 人.
    private bool IsThen(Mention next) => next.Depth == Target.Depth && next.Clause == Target.Clause + 1 && (next.Own?.Shift < 0 && next.Clean.Length == 0 || next.Lead.EndsWith("前为", StringComparison.Ordinal));

    // Of a list what stands in the same place: 达到 91.0% 和 52.7%，分别提高 4.7 个和 4.5 个百分点.
    private bool Fits(Mention m) =>
        m is { Known: true, Quantity.IsTime: false } && (m.Quantity.Hedge == Hedge.None || m.Role == Role.Norm || m.Relation is not null || IsBound(m)) && (m.Size == 1 || m.Size == Target.Size && m.Place == Target.Place)
        && (m.Role is not (Role.Change or Role.Gap) || IsBound(m) || m.Role == Role.Change && Target.Role != Role.Change && m.Lead.EndsWith("新增", StringComparison.Ordinal) || m.Role == Role.Gap && Wording.Has(Target.Lead, Lefts))
        && (ofAmounts ? m.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount && (Near.Count == 0 || m.Quantity.Adds(Near[0].Quantity))
            : Target.Quantity.Kind is QuantityKind.Points or QuantityKind.Percent ? m.Quantity.Kind == QuantityKind.Percent
            : m.Quantity.Kind != QuantityKind.Percent && m.Quantity.Adds(Target.Quantity) && (m.Quantity.Kind != QuantityKind.Count || m.Quantity.Unit.Family != AnyThing || m.Quantity.Unit.Text == Target.Quantity.Unit.Text));
}
