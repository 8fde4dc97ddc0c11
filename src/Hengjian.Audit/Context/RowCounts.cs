using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Tables;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Context;

/// <summary>
/// How many rows a table has, as the prose before and behind it tells: 现将五个乡镇有关情况列表, 上表 4 个市, 四个县（市、区）…分布如下. What is counted must be what the rows are called
/// (乡镇 of 湖口镇, 沙渚乡) or what stands over their names; some of the rows are fewer, so one too few needs words that mean all of them.
/// </summary>
internal sealed class RowCounts
{
    private const int Least = 2;
    private const int Most = 30;
    private const int LongestNoun = 8;
    private const int Farthest = 3;

    private static readonly string[] Totals = ["全市", "全省", "全县", "全区", "全州", "全国", "平均", "均值", "全旗"];
    private static readonly string[] Before = ["如下", "下表", "见表", "列表", "下列", "附表"];
    private static readonly string[] Behind = ["上表", "表中", "表内", "上列", "从表", "由表", "表列", "表上"];
    private static readonly string[] Wholes = ["全市", "全省", "全县", "全区", "全州", "全旗", "我市", "我省", "我县", "我区", "所辖", "下辖", "上表", "表中", "上述", "以上", "这", "现将", "组织"];
    private static readonly string[] Some = ["有", "其中", "余", "另", "外", "他", "前", "后", "仅", "第", "选取", "抽取", "抽查", "近", "约", "超", "过"];
    private static readonly string[] All = ["中", "的", "均", "都", "全部", "合计", "总", "之间", "共"];

    private readonly List<Sentence> last = [];
    private Rows? rows;
    private int since;

    private sealed record Rows(int Start, int End, IReadOnlyList<string> Names, string Heading, bool Summed);

    /// <summary>Keeps a table; gives what the paragraph before it said of its rows.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="table">The table.</param>
    /// <param name="grid">Its names and numbers.</param>
    public IEnumerable<Claim> Add(string text, ReportTable table, TableGrid grid)
    {
        var names = grid.Names.Where(n => !IsTotal(n)).ToList();
        var head = table.Rows[0].Count == 0 ? "" : text[table.Rows[0][0].Start..table.Rows[0][0].End];
        (rows, since) = (new(table.Rows[0].Count == 0 ? 0 : table.Rows[0][0].Start, table.Rows[^1].Count == 0 ? 0 : table.Rows[^1][^1].End, names, Plain(head), names.Count < grid.Names.Count), 0);
        foreach (var sentence in last)
            foreach (var claim in Of(sentence, rows, before: true)) yield return claim;
        last.Clear();
    }

    /// <summary>What a paragraph says of the rows of the table before it.</summary>
    /// <param name="sentences">Its sentences with numbers.</param>
    public IEnumerable<Claim> Of(IReadOnlyList<Sentence> sentences)
    {
        // Headings say nothing, and cells are read as prose too.
        if (sentences.Count == 0 || sentences[0].Start < rows?.End) yield break;
        last.Clear();
        last.AddRange(sentences);
        if (rows is null || ++since > Farthest) yield break;
        foreach (var sentence in sentences)
            foreach (var claim in Of(sentence, rows, before: false)) yield return claim;
    }

    private static bool IsTotal(string name) => TableColumn.IsTotalName(name) || Totals.Any(t => name.TrimStart().StartsWith(t, StringComparison.Ordinal));

    private IEnumerable<Claim> Of(Sentence sentence, Rows table, bool before)
    {
        if (table.Names.Count is < Least or > Most) yield break;
        foreach (var mention in sentence.Mentions)
        {
            var told = mention.Quantity;
            if (mention is not { Known: true, Size: 1, Each: null, Planned: false } || told is not { Kind: QuantityKind.Count, Scale: 1, Hedge: Hedge.None } || Math.Abs(told.Value - table.Names.Count) > 1 || mention.Role is Role.Change or Role.Gap) continue;
            var noun = NounOf(sentence, told);
            if (noun.Length == 0 || !AreCalled(table, noun.TrimEnd('的'))) continue;
            var lead = sentence.Text[sentence.Start..told.Start];
            if (Wording.Ends(lead, Some) || !Means(sentence, told, lead, table, before)) continue;
            if (CountClaim.Of(told, table.Names.Count, table.Names.Count, before ? table.Start : told.End, () => true) is { } claim) yield return claim;
        }
    }

    // 个县（市、区）, 项专项资金: the unit where it names a thing, and what follows, without brackets.
    private static string NounOf(Sentence sentence, Quantity told)
    {
        var (text, from) = (sentence.Text, told.End - told.Unit.Text.Length);
        if (text[from] is '个' or '项' or '所' or '家') from++;
        var noun = new System.Text.StringBuilder();
        for (; from < sentence.End && noun.Length < LongestNoun && (Digits.IsHan(text[from]) || text[from] is '（' or '）' or '(' or ')' or '、' && noun.Length < 4); from++)
            if (Digits.IsHan(text[from])) noun.Append(text[from]);
        return noun.ToString();
    }

    private static string Plain(string heading) => string.Concat(heading.Where(Digits.IsHan));

    // 乡镇 where all rows end so; 学区; 学段 of 小学, 初中; 项目 where it stands over the names.
    private static bool AreCalled(Rows table, string noun)
    {
        if (noun.StartsWith("学区", StringComparison.Ordinal)) return table.Names.All(n => n.EndsWith("学区", StringComparison.Ordinal));
        if (noun.StartsWith("学段", StringComparison.Ordinal)) return table.Names.All(n => Shape.KindIn(n) is not null) && table.Names.Distinct().Count() == table.Names.Count;
        var places = noun.TakeWhile(c => c is '县' or '市' or '区' or '旗' or '州' or '乡' or '镇').Count();
        if (places > 0 && (places == noun.Length || noun[places] is not ('级' or '直' or '属' or '本' or '教' or '中' or '一' or '区'))) return table.Names.All(n => n.Length > 1 && IsOf(n[^1], noun[..places]));
        return table.Heading.Length > 1 && table.Heading is not ("指标" or "类别") && noun.StartsWith(table.Heading, StringComparison.Ordinal);
    }

    private static bool IsOf(char end, string places) => places.Contains(end, StringComparison.Ordinal) || places.Contains('区', StringComparison.Ordinal) && end == '市' || places is "乡镇" or "镇" && end is '办' or '处' or '场' or '道';

    // One too many cannot be some of the rows.
    private static bool Means(Sentence sentence, Quantity told, string lead, Rows table, bool before)
    {
        var words = sentence.Text[sentence.Start..sentence.End];
        var pointed = Wording.Has(words, before ? Before : Behind);
        var all = Wording.Ends(lead, Wholes) || lead.Length > 2 && lead[^1] is '市' or '县' or '省' or '州';
        if (before) return pointed || all && table.Summed;
        if (!pointed && !table.Summed && !Opens(lead)) return false;
        var rest = sentence.Text.AsSpan(told.End, Math.Min(LongestNoun + 6, sentence.End - told.End));
        return told.Value >= table.Names.Count ? all || Opens(lead) : Wording.Ends(lead, "上表", "表中", "所辖", "下辖", "这", "上述", "以上") || (all || Opens(lead)) && Wording.Has(rest.ToString(), All);
    }

    private static bool Opens(string lead) => lead.Length == 0 || lead[^1] is '，' or '；' or '：' or '。' or '）' or '是';
}
