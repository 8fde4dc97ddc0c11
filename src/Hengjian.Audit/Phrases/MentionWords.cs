using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>What the words right before a quantity are.</summary>
internal static class MentionWords
{
    private const int LongestLead = 30;

    /// <summary>和、与、及 between numbers, quotation marks and blanks say nothing of their own.</summary>
    public static bool IsJoint(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        return name.IsEmpty || name is "和" or "与" or "及" or "以及" or "“" or "”" or "而" or "则" or "并" or "且" or "，" or "—" or "仍" or "也" or "又" or "已" or "还" or "再";
    }

    private static readonly string[] SpanTails = ["间", "来", "内", "里", "中", "时间", "以来", "共", "总", "新", "全", "投", "安", "建", "招", "补"];

    private static readonly string[] Deeds =
        ["投入", "招", "新", "建", "改", "扩", "安排", "实施", "用", "于", "在", "对", "将", "到", "为", "开", "培", "聘", "引", "增", "购", "配", "补充", "选", "完成", "总投"];

    /// <summary>四年增长, 五年来, 近三年：: years that say over how long, not how much.</summary>
    public static bool IsSpan(string text, List<Token> tokens, int i, in ClauseState state)
    {
        var quantity = tokens[i].Quantity!;
        if (quantity.Unit.Family != "年" || !quantity.Known || quantity.Value is < 2 or > 30 || state.Near(state.Relation) || state.Near(state.Change)) return false;
        if (i + 1 >= tokens.Count) return false;
        var next = tokens[i + 1];
        if (next.Kind is TokenKind.Comma or TokenKind.Period) return true;
        if (next.Kind == TokenKind.Word)
            return next.Word is WordKind.Up or WordKind.Down or WordKind.UpRate or WordKind.DownRate or WordKind.Yearly or WordKind.Cumulative or WordKind.Total or WordKind.Respectively;
        if (next.Kind != TokenKind.Text) return false;
        foreach (var tail in SpanTails)
            if (text.AsSpan(next.Start, next.End - next.Start).StartsWith(tail, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>国家, 省定: who set a norm; true also when nothing is said.</summary>
    public static bool IsAuthority(string text, List<Token> tokens, List<int> name)
    {
        foreach (var part in name)
            if (text.AsSpan(tokens[part].Start, tokens[part].End - tokens[part].Start) is not ("国家" or "省" or "省定" or "市" or "教育部" or "省级" or "国家规定" or "省厅" or "国家和省" or "规定" or "国" or "全省" or "全国")) return false;
        return true;
    }

    /// <summary>10人以下的 6 个, 达到 90% 以上的学校 12 所: a bound that describes what the next number counts.</summary>
    public static bool IsAttribute(List<Token> tokens, int i)
    {
        var quantity = tokens[i].Quantity!;
        if (quantity.Hedge is not (Hedge.AtLeast or Hedge.AtMost) || !quantity.Known) return false;
        var k = i + 1;
        if (k < tokens.Count && tokens[k].Kind == TokenKind.Filler) k++;
        if (k < tokens.Count && tokens[k].Kind == TokenKind.Text) k++;
        if (k < tokens.Count && tokens[k].Word is WordKind.Is or WordKind.Total && tokens[k].Kind == TokenKind.Word) k++;
        return k > i + 1 && k < tokens.Count && tokens[k].Quantity is { Kind: QuantityKind.Count };
    }

    /// <summary>营养改善计划补助: 计划 inside a name, with no deed after it, plans nothing.</summary>
    public static bool NamesPlan(string text, List<Token> tokens, int i)
    {
        var word = tokens[i];
        if (IsObtained(text.AsSpan(word.Start))) return true;
        if (i == 0 || i + 1 >= tokens.Count || tokens[i - 1].Kind != TokenKind.Text || tokens[i + 1].Kind != TokenKind.Text) return false;
        if (text.AsSpan(word.Start, word.End - word.Start) is not ("计划" or "规划" or "任务")) return false;
        foreach (var deed in Deeds)
            if (text.AsSpan(tokens[i + 1].Start).StartsWith(deed, StringComparison.Ordinal)) return false;
        return true;
    }

    // 争取上级专项 7283 万元: what was obtained is there, other than 争取 2027 年达到.
    private static bool IsObtained(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("争取", StringComparison.Ordinal)) return false;
        foreach (var giver in (ReadOnlySpan<string>)["上级", "中央", "省级", "市级", "国家", "地方", "专项", "专款", "资金", "债券", "各级", "各类", "到位", "到各", "到上", "到中", "到专", "到资", "了"])
            if (text[2..].StartsWith(giver, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>The words before a quantity in its clause, as written.</summary>
    public static string Lead(string text, List<Token> tokens, int i)
    {
        var first = i;
        while (first > 0 && i - first < 12 && tokens[first - 1].Kind is not (TokenKind.Quantity or TokenKind.Comma or TokenKind.Semicolon or TokenKind.Open or TokenKind.Close)) first--;
        var (start, end) = (tokens[first].Start, tokens[i].Start);
        return text[Math.Max(start, end - LongestLead)..end];
    }
}
