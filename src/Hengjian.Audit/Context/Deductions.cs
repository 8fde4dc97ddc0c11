using System.Buffers;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Marks taken off, held to the full marks and the marks given, told in the heading or in a list before: 【指标二】…（分值 25 分，自评 23.5 分）… 扣 1.5 分; 教师队伍得 16.4 分（满分
/// 20 分）… “教师队伍”扣 3.6 分. What is taken off in several places adds up; less may be told than was taken off, so a slip must explain what fails.
/// </summary>
internal sealed class Deductions
{
    private const int MostKept = 60;
    private const int MostOff = 6;
    private const int LeastName = 2;
    private const double Tiny = 1e-6;

    private static readonly SearchValues<char> Ends = SearchValues.Create("，。；：、（(“”【】《》 \n");
    private static readonly string[] Full = ["满分", "分值"];
    private static readonly string[] Given = ["得", "得分", "自评", "自评得", "自评得分", "实得", "核定", "复核得分", "评为"];

    private sealed record Item(string Name, Quantity Full, Quantity Given)
    {
        public List<Quantity> Off { get; } = [];

        /// <summary>Some of it was told behind a reason (…缺编 12 人，扣 2 分): there may be others.</summary>
        public bool Partly { get; set; }
    }

    private readonly List<Item> items = [];

    /// <summary>Takes what a paragraph gives and takes off.</summary>
    /// <param name="sentences">Its sentences with numbers.</param>
    public void Add(IReadOnlyList<Sentence> sentences)
    {
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Mentions.Count; i++)
            {
                var mention = sentence.Mentions[i];
                if (mention is not { Known: true, Size: 1, Quantity: { Unit.Text: "分", Hedge: Hedge.None } }) continue;
                if (IsOff(mention)) TakeOff(sentence, mention);
                else if (i + 1 < sentence.Mentions.Count && items.Count < MostKept && Pair(mention, sentence.Mentions[i + 1]) is var (full, given)) items.Add(new(NameOf(sentence, mention), full.Quantity, given.Quantity));
            }
    }

    private void TakeOff(Sentence sentence, Mention off)
    {
        if (Of(sentence, off) is not var (item, named)) return;
        item.Off.Add(off.Quantity);
        item.Partly |= !named && off.Clause > 0;
    }

    /// <summary>The claims, once all is read.</summary>
    public List<Claim> Close()
    {
        var found = new List<Claim>();
        foreach (var item in items)
        {
            if (item.Off.Count is 0 or > MostOff || item.Given.Value > item.Full.Value + Tiny && item.Off.Count > 1) continue;
            var equation = item.Off is [var off] ? Equations.Difference(item.Full, item.Given, off) : Equations.Sum([item.Given, .. item.Off], item.Full);
            // Marks are not rounded.
            var claim = ClaimMaker.Make(equation.Unrounded with { Named = true });
            var some = item.Partly && item.Off.Sum(o => o.Value) < item.Full.Value - item.Given.Value;
            if (claim.Verdict == Verdict.Consistent || claim.Diagnoses.Any(d => d.Code != "sign" && (d.Code != "off-by-one" || item.Off.Count == 1 && !some))) found.Add(claim);
        }
        return found;
    }

    private static bool IsOff(Mention m) => m.Lead.EndsWith('扣') || m.Lead.EndsWith("扣分", StringComparison.Ordinal) || m.Lead.EndsWith("失分", StringComparison.Ordinal) || m.Lead.EndsWith("扣掉", StringComparison.Ordinal);

    // 分值 25 分，自评 23.5 分; 得 16.4 分（满分 20 分）.
    private static (Mention Full, Mention Given)? Pair(Mention one, Mention other)
    {
        if (other is not { Known: true, Size: 1, Quantity: { Unit.Text: "分", Hedge: Hedge.None } } || other.Segment != one.Segment || other.Clause - one.Clause > 1) return null;
        if (Wording.Ends(one.Lead, Full) && Wording.Ends(other.Lead, Given)) return (one, other);
        return Wording.Ends(one.Lead, Given) && Wording.Ends(other.Lead, Full) && other.Depth > one.Depth ? (other, one) : null;
    }

    // The item named right before, in marks or not; of a number that names none, the item told last.
    private (Item Item, bool Named)? Of(Sentence sentence, Mention off)
    {
        var before = sentence.Text.AsSpan(sentence.Start, off.Quantity.Start - sentence.Start);
        var at = before.LastIndexOf('扣') is >= 0 and var cut ? cut : before.LastIndexOf("失分", StringComparison.Ordinal);
        if (at < 0) return null;
        before = before[..at].TrimEnd("”」’ ");
        Item? named = null;
        foreach (var item in items)
            if (item.Name.Length >= LeastName && before.EndsWith(item.Name, StringComparison.Ordinal)) named = named is null || named.Name.Length < item.Name.Length ? item : named;
        if (named is not null) return (named, true);
        var mark = before.LastIndexOfAny(Ends);
        return before.Length - mark - 1 < LeastName && items.Count > 0 ? (items[^1], false) : null;
    }

    // 教师队伍得: the name before the verb.
    private static string NameOf(Sentence sentence, Mention given)
    {
        var before = sentence.Text.AsSpan(sentence.Start, given.Quantity.Start - sentence.Start);
        foreach (var word in Given.OrderByDescending(w => w.Length))
            if (before.EndsWith(word, StringComparison.Ordinal))
            {
                before = before[..^word.Length];
                break;
            }
        before = before.TrimEnd("”」’ ");
        return before[(before.LastIndexOfAny(Ends) + 1)..].ToString() is { Length: <= 12 } name ? name : "";
    }
}
