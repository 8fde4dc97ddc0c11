using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Values of several stages against the norms that brackets give for each: …，三个学段均优于省定标准（小学 19:1、初中 13.5:1、普通高中 12.5:1）.</summary>
internal static class BracketNorms
{
    private const int LongestSaying = 24;
    private const int LeastNorms = 2;

    private static readonly (string Word, WordKind Kind)[] Ways =
        [("优于", WordKind.Reach), ("好于", WordKind.Reach), ("达到", WordKind.Reach), ("符合", WordKind.Reach), ("满足", WordKind.Reach), ("不低于", WordKind.NotBelow), ("高于", WordKind.NotBelow), ("超过", WordKind.NotBelow), ("不超过", WordKind.NotAbove), ("不高于", WordKind.NotAbove), ("低于", WordKind.NotAbove)];

    private static readonly string[] Norms = ["标准", "要求", "规定", "底线", "目标"];

    /// <summary>The claims of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="done">Where the norms start that were held against a value already.</param>
    public static IEnumerable<Claim> Of(Sentence sentence, IReadOnlySet<int> done)
    {
        var mentions = sentence.Mentions;
        for (var i = 0; i < mentions.Count; i++)
        {
            if (mentions[i].Depth == 0 || i > 0 && mentions[i - 1].Depth > 0) continue;
            var norms = mentions.Skip(i).TakeWhile(m => m.Depth == mentions[i].Depth).ToList();
            if (norms.Count < LeastNorms || Way(sentence, norms[0]) is not { } way || norms.Exists(n => !n.Known || StageOf(n.Clean) is null || n.Quantity.Kind != norms[0].Quantity.Kind || done.Contains(n.Quantity.Start))) continue;
            foreach (var norm in norms)
                if (Value(sentence, i, norm) is { } value)
                    yield return ThresholdClaims.Claim(value, norm, norm.Quantity.Kind == QuantityKind.Ratio || way == WordKind.Reach && ThresholdClaims.IsBetterLow(value) ? WordKind.NotAbove : way);
        }
    }

    // 均优于省定标准（: of each, and the word of the norm right before the bracket.
    private static WordKind? Way(Sentence sentence, Mention first)
    {
        var open = sentence.Text.AsSpan(sentence.Start, first.Quantity.Start - sentence.Start).LastIndexOfAny('（', '(');
        if (open < 0) return null;
        var lead = sentence.Text.AsSpan(sentence.Start, open);
        lead = lead[Math.Max(0, lead.Length - LongestSaying)..];
        lead = lead[(lead.LastIndexOfAny('，', '；') + 1)..];
        var said = lead.ToString();
        if (!Wording.Ends(said, Norms) || !lead.ContainsAny('均', '都') || lead.ContainsAny('未', '没')) return null;
        foreach (var (word, kind) in Ways)
            if (said.Contains(word, StringComparison.Ordinal)) return kind;
        return null;
    }

    // The last value of its stage before the bracket that is what it is now.
    private static Mention? Value(Sentence sentence, int before, Mention norm)
    {
        var stage = StageOf(norm.Clean);
        for (var i = before - 1; i >= 0; i--)
        {
            var m = sentence.Mentions[i];
            if (m is { Known: true, Depth: 0, Planned: false, Departs: false, Role: Role.Level or Role.Ratio or Role.Share, Quantity.Hedge: Hedge.None } && m.Own?.Shift is not < 0 && m.Quantity.Kind == norm.Quantity.Kind && m.Quantity.Unit.Family == norm.Quantity.Unit.Family && (m.Size > 1 ? ListedStage(sentence, m) : StageOf(m.Clean) ?? StageOf(GapClaims.StretchOf(sentence.Text, m))) == stage) return m;
        }
        return null;
    }

    // 小学、初中、高中生师比分别为 a、b、c: the stage in the same place.
    private static string? ListedStage(Sentence sentence, Mention m)
    {
        var lead = GapClaims.StretchOf(sentence.Text, sentence.Mentions[m.Group]);
        lead = lead[(lead.LastIndexOf('，') + 1)..];
        var names = lead.Split('、', '和', '与');
        return names.Length == m.Size ? StageOf(names[m.Place]) : null;
    }

    private static string? StageOf(string name) => StageRatios.StageIn(name) switch
    {
        "普通高中" or "普高" => "高中",
        "中等职业学校" => "中职",
        var stage => stage,
    };
}
