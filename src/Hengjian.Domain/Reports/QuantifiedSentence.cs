namespace Hengjian.Domain.Reports;

/// <summary>A quantifier, its object and what is true of it as one grammatical sentence without full stop.</summary>
internal static class QuantifiedSentence
{
    // What a defect of the unit itself begins with; other defects begin with what is defective: 增幅未达到….
    private static readonly string[] OfTheUnitItself =
        ["未", "尚", "仍", "存在", "发生", "查实", "应设", "没有", "缺少", "缺乏", "拖欠", "违规", "挤占", "挪用"];

    // Words that only look like it: the beginning of a noun.
    private static readonly string[] Nouns = ["未成年", "未来", "违规办学", "偏远", "不足百人"];

    // Where the predicate of a defect begins after its subject.
    private static readonly string[] Predicates =
    [
        "落实不", "未", "不", "尚", "仍", "没有", "有待", "有差距", "有缺口", "有短板", "存在", "低于", "高于", "超过", "超标", "超出", "偏", "滞后",
        "较上年", "连续", "下降", "缺失", "缺位",
    ];

    /// <summary>The sentence of a problem: “部分市学位建设滞后于需求”, “各市公用经费拨付均不及时”, “各市均未按时核定编制”.</summary>
    /// <param name="word">How many.</param>
    /// <param name="unit">市 or 县.</param>
    /// <param name="defect">What follows the quantifier: a predicate of the unit, or a subject of its own with its predicate.</param>
    public static string OfProblem(QuantifierWord word, string unit, string defect)
    {
        if (word != QuantifierWord.All) return Quantifier.Phrase(word, unit) + defect;
        if (StartsWithAny(defect, OfTheUnitItself) && !StartsWithAny(defect, Nouns)) return $"各{unit}均{defect}";
        // 均 belongs before the predicate. Where none is found the sentence says the same without it.
        var at = PredicateStart(defect);
        return at < 0 ? $"各{unit}{defect}" : $"各{unit}{defect[..at]}均{defect[at..]}";
    }

    /// <summary>The sentence of praise: its text is always a predicate of the unit, “全面消除超大班额”.</summary>
    public static string OfPraise(QuantifierWord word, string unit, string praise) => Quantifier.Phrase(word, unit) + praise;

    // After the first character, outside quotation marks: a quoted name is not the sentence's own.
    private static int PredicateStart(string defect)
    {
        var quoted = 0;
        for (var i = 0; i < defect.Length; i++)
        {
            if (defect[i] == '“') quoted++;
            else if (defect[i] == '”') quoted--;
            else if (i > 0 && quoted == 0 && StartsWithAny(defect[i..], Predicates) && !StartsWithAny(defect[i..], Nouns)) return i;
        }
        return -1;
    }

    private static bool StartsWithAny(string text, string[] words) => words.Any(w => text.StartsWith(w, StringComparison.Ordinal));
}
