using System.Buffers;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>
/// 个百分点 where only % can be meant, whatever the number: 贷款余额 267.09 亿元，比上年增长 16.1 个百分点, for no amount grows by points; 分别为 65%、67 个百分点、63%, for
/// one list tells one thing.
/// </summary>
internal static class MisusedPoints
{
    // 增速, 增幅, 比重: what may grow by points.
    private static readonly SearchValues<char> Relative = SearchValues.Create("速幅率重占");

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        for (var i = 0; i < sentence.Mentions.Count; i++)
        {
            var points = sentence.Mentions[i];
            if (points is not { Known: true, Quantity: { Kind: QuantityKind.Points, Unit.Text: not "个" } }) continue;
            if (points.Size == 1 && (i == 0 || sentence.Mentions[i - 1].Quantity.Kind != QuantityKind.Percent) && IsOfAmount(points) && !GapClaims.StretchOf(sentence.Text, points).AsSpan().ContainsAny(Relative)) yield return Claim(points, points, "增减幅度应写“%”，不应写“个百分点”");
            else if (i == 0 || sentence.Mentions[i - 1] is not { Known: true } before) continue;
            else if (points.Size == 1 && Grows(before, points)) yield return Claim(before, points, "增减幅度应写“%”，不应写“个百分点”");
            else if (IsListed(sentence, i)) yield return Claim(before, points, "同一列数中别的都写“%”，此处写“个百分点”");
        }
    }

    // Right behind the amount, with no name of its own: a rate or share would be what grew by points.
    private static bool Grows(Mention level, Mention points) =>
        level is { Role: Role.Level, Size: 1, Planned: false, Quantity.Kind: QuantityKind.Count or QuantityKind.Amount }
        && points is { Role: Role.Change, Direction: > 0, Clean.Length: 0, Each: null } && points.Comparison?.Other is null
        && (points.Lead.EndsWith("增长", StringComparison.Ordinal) || points.Lead.EndsWith("增长了", StringComparison.Ordinal)) && !points.Lead.AsSpan().ContainsAny(Relative) && points.Segment == level.Segment && points.Depth == level.Depth && points.Clause - level.Clause is 0 or 1;

    private static readonly string[] Amounts = ["支出", "收入", "经费", "投入", "人数", "在校生", "招生", "资金", "总量", "总额", "产值", "面积", "数量"];

    // 教育支出同比增长 5.06 个百分点: an amount by its name; 支出占比, 支出增速 would grow by points.
    private static bool IsOfAmount(Mention points) =>
        points is { Role: Role.Change, Direction: > 0, Each: null, Comparison: { Other: null } } && Wording.Ends(points.Clean, Amounts) && !points.Clean.AsSpan().ContainsAny(Relative)
        && points.Lead.EndsWith("增长", StringComparison.Ordinal) && !points.Lead.AsSpan().ContainsAny(Relative);

    // 65%、67 个百分点、63%: nothing but pauses between three; 分别增长 3.5 个百分点和 3.8%.
    private static bool IsListed(Sentence sentence, int at) => IsOfThree(sentence, at) || IsOfTwo(sentence, at, at + 1) || IsOfTwo(sentence, at, at - 1);

    // Of two amounts told right before: 支出和占比分别增长 4.2% 和 0.6 个百分点 is right.
    private static bool IsOfTwo(Sentence sentence, int at, int other)
    {
        if (other < 0 || other >= sentence.Mentions.Count || !IsPercent(sentence.Mentions[other])) return false;
        var from = Math.Min(at, other);
        var (first, second) = (sentence.Mentions[from], sentence.Mentions[from + 1]);
        return from > 0 && sentence.Mentions[from - 1] is { Size: 2, Quantity.Kind: QuantityKind.Count or QuantityKind.Amount } amount && amount.Segment == first.Segment && first.Clause - amount.Clause <= 1
            && second.Token - first.Token == 2 && IsJoint(sentence, sentence.Tokens[first.Token + 1]) && first is { Direction: not 0, Clean.Length: 0 } && Wording.Has(first.Lead, "分别增长", "分别下降", "分别增加", "分别减少");
    }

    private static bool IsOfThree(Sentence sentence, int at) =>
        at + 1 < sentence.Mentions.Count && IsPercent(sentence.Mentions[at - 1]) && IsPercent(sentence.Mentions[at + 1])
        && sentence.Mentions[at].Token - sentence.Mentions[at - 1].Token == 2 && sentence.Mentions[at + 1].Token - sentence.Mentions[at].Token == 2
        && sentence.Tokens[sentence.Mentions[at].Token - 1].Kind == TokenKind.Pause && IsJoint(sentence, sentence.Tokens[sentence.Mentions[at].Token + 1]);

    private static bool IsJoint(Sentence sentence, Token token) => token.Kind == TokenKind.Pause || token.Kind == TokenKind.Text && sentence.Text.AsSpan(token.Start, token.End - token.Start) is "和" or "与" or "及";

    private static bool IsPercent(Mention m) => m is { Known: true, Quantity.Kind: QuantityKind.Percent };

    private static Claim Claim(Mention before, Mention points, string mistake) =>
        ClaimMaker.Open(ClaimKind.Growth, $"文中 {Figures.Print(points.Quantity)}：{mistake}。", before == points ? [new Term("rate", points.Quantity)] : [new Term("current", before.Quantity), new Term("rate", points.Quantity)]) with
        {
            Verdict = Verdict.Inconsistent,
            Stated = points.Quantity.Printed,
            Unit = Figures.UnitOf(points.Quantity),
            Named = true,
            Diagnoses = [new Diagnosis("point-percent", mistake)],
        };
}
