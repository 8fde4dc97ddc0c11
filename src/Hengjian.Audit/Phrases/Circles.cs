using System.Buffers;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>
/// Numbers of places behind 占 that say which total is meant and are no whole themselves: 澄陵市 61.35 亿元，占 6 市总量的 26.6%; 校车 37 辆，占 12 个乡镇总数的 25%. Where the part
/// counts such places too (3 个乡镇，占 12 个乡镇总数的 25%) they are the whole.
/// </summary>
internal static class Circles
{
    private const int MostWords = 10;

    // The longest first.
    private static readonly string[] Places = ["县（市、区）", "县(市、区)", "市（县、区）", "县市区", "县区", "区县", "市县", "市区", "乡镇", "镇街", "镇乡", "街道", "学区", "片区", "地区", "市州", "设区市", "地市", "县", "市", "区", "镇", "乡", "州", "旗"];

    private static readonly SearchValues<char> Ends = SearchValues.Create("的，。；,;、");
    private static readonly string[] Totals = ["总", "合计", "全部"];

    /// <summary>True for such a number.</summary>
    /// <param name="text">Whole text.</param>
    /// <param name="tokens">The tokens of the sentence.</param>
    /// <param name="i">Position of the number.</param>
    /// <param name="state">The clause so far.</param>
    /// <param name="before">The mentions before it.</param>
    public static bool Is(string text, List<Token> tokens, int i, in ClauseState state, List<Mention> before)
    {
        if (state.Share < 0 || state.Content > state.Share || tokens[i].Quantity is not { Known: true, Hedge: Hedge.None, Scale: 1, Kind: QuantityKind.Count } count) return false;
        var unit = count.Unit.Text;
        var at = unit == "个" ? count.End : count.End - unit.Length;
        if (Array.Find(Places, p => string.CompareOrdinal(text, at, p, 0, p.Length) == 0) is not { } place) return false;
        var rest = text.AsSpan(at + place.Length, Math.Min(MostWords, text.Length - at - place.Length));
        var end = rest.IndexOfAny(Ends);
        if (end < 1 || rest[end] != '的') return false;
        var words = rest[..end].ToString();
        return Wording.Has(words, Totals) && !(before.FindLast(m => m.Role == Role.Level) is { } part && part.Quantity.Adds(count) && (unit != "个" || (part.Lead + part.Tail).Contains(place, StringComparison.Ordinal)));
    }

    /// <summary>What is left of a name when the word for the places is taken away: 总数 of 乡镇总数.</summary>
    public static string Without(string name) => Array.Find(Places, p => name.StartsWith(p, StringComparison.Ordinal)) is { } place ? name[place.Length..] : name;
}
