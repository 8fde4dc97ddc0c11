using System.Buffers;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Figures given again in another paragraph under the same name, the name before the number or behind it: 整改任务 64 项 … 61 项整改任务. One
/// that differs by a slip or by little, of the same stage, place and time, was not brought up to date.
/// </summary>
internal sealed class Echoes
{
    private const int ShortestName = 4;
    private const int ShortestBehind = 3;
    private const int MostKept = 6000;
    private const int MostOfOne = 4;
    private const double Near = 0.1;
    private const double NearPercent = 0.04;

    // What tells two figures of one name apart.
    private static readonly WordSet Kinds = new(
        "幼儿", "学前", "小学", "初中", "高中", "中职", "职业", "特殊", "特教", "义务", "城区", "乡村", "农村", "乡镇", "公办", "民办", "男", "女", "寄宿", "骨干", "在编", "编外", "新增", "新建", "计划", "上年", "去年", "应", "已", "未", "前", "后", "其中", "占", "以上", "以下", "校均", "平均", "生均", "累计", "全国", "全省", "拟", "预计", "最");

    private static readonly string[] Verbs = ["细化", "分解", "梳理", "形成", "制定", "确定", "明确", "列出", "建成", "现有", "设有", "开设", "拥有", "涉及", "下辖", "辖", "共有", "梳理出", "指出", "反馈"];
    private static readonly string[] Endings = ["总人数", "人数", "总数", "总额", "数量", "数", "额"];
    private static readonly SearchValues<char> Areas = SearchValues.Create("县区市镇乡村校园");

    private const int ShortestClause = 7;
    private const int LongestClause = 30;
    private static readonly SearchValues<char> Marks = SearchValues.Create("，,。；;：:、（）()\n\t【】");
    private static readonly SearchValues<char> Fillers = SearchValues.Create("的有为共全市县区省州我本已均达到了是现 \u3000");
    private static readonly SearchValues<char> Stops = SearchValues.Create("的已均为是有共得达");

    private readonly Dictionary<string, List<Told>> seen = new(StringComparer.Ordinal);
    private int kept;
    private int? latest;

    private sealed record Told(Mention Mention, (UInt128 Words, string Places) Kind, int? Year, int Block, int? Latest);

    /// <summary>The claims of the figures of a paragraph that were given before; then keeps them.</summary>
    public IEnumerable<Claim> Of(IReadOnlyList<Sentence> sentences, int block)
    {
        foreach (var sentence in sentences)
            foreach (var mention in sentence.Mentions)
            {
                if (mention.Period?.Year is { } year && !(latest > year)) latest = year;
                if (!IsPlain(mention)) continue;
                var (name, clause) = (Name(sentence, mention), Clause(sentence, mention));
                if (name is null && clause is null) continue;
                var told = new Told(mention, KindOf(sentence, mention), mention.Period?.Year, block, latest);
                var claim = Take(name, told);
                claim = Take(clause, told) is { } other && claim?.Verdict != Verdict.Consistent ? other : claim;
                if (claim is not null) yield return claim;
            }
    }

    private Claim? Take(string? name, Told told)
    {
        if (name is null) return null;
        var key = name + "|" + told.Mention.Quantity.Unit.Family;
        if (!seen.TryGetValue(key, out var before))
        {
            if (kept >= MostKept) return null;
            seen[key] = before = [];
        }
        var claim = Compare(before, told, told.Mention.Clean.Length > 0 ? told.Mention.Clean : told.Mention.Tail);
        if (before.Count < MostOfOne)
        {
            before.Add(told);
            kept++;
        }
        return claim;
    }

    // 126 所学校 7 项指标全部达标 … 7 项指标全部达标的学校为 118 所: the same words in another order.
    private static string? Clause(Sentence sentence, Mention m)
    {
        if (m.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount)) return null;
        var text = sentence.Text;
        var (from, to) = (m.Quantity.Start, m.Quantity.End);
        while (from > sentence.Start && m.Quantity.Start - from < LongestClause && !Marks.Contains(text[from - 1])) from--;
        while (to < sentence.End && to - m.Quantity.End < LongestClause && !Marks.Contains(text[to])) to++;
        Span<char> words = stackalloc char[2 * LongestClause];
        var count = 0;
        for (var i = from; i < to; i++)
            if ((i < m.Quantity.Start || i >= m.Quantity.End) && !Fillers.Contains(text[i])) words[count++] = text[i];
        if (count is < ShortestClause or > LongestClause) return null;
        words[..count].Sort();
        return "=" + words[..count].ToString();
    }

    // A plain statement of what is.
    private static bool IsPlain(Mention m)
    {
        if (!m.Known || m.Size > 1 || m.Planned || m.Added || m.Among || m.Depth > 0 || m.Each is not null || m.Yearly || m.Role is not (Role.Level or Role.Share) || m.Direction != 0 || m.AndSoOn) return false;
        if (m.Quantity.IsTime || m.Quantity.Hedge != Hedge.None || m.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount or QuantityKind.Percent) || m.Period?.Until is not null || m.Years is not null) return false;
        return m.Quantity.Kind != QuantityKind.Percent || m.WholeName.Length == 0 && !m.Lead.EndsWith('的');
    }

    // What is counted: 61 项整改任务的…; null when it says too little.
    private static string? Behind(Sentence sentence, Mention m)
    {
        var (text, from) = (sentence.Text, m.Quantity.End);
        var to = from;
        while (to < sentence.End && to - from < 12 && Numbers.Digits.IsHan(text[to]) && !Stops.Contains(text[to])) to++;
        return to - from >= ShortestBehind + 1 && to - from < 12 ? text[from..to] : null;
    }

    // What the figure is called; null when it says too little.
    private static string? Name(Sentence sentence, Mention m)
    {
        var name = m.Clean;
        if (name.Length == 0) return Behind(sentence, m);
        foreach (var verb in Verbs)
            if (name.Length - verb.Length >= ShortestName && name.StartsWith(verb, StringComparison.Ordinal)) name = name[verb.Length..];
        foreach (var ending in Endings)
            if (name.Length - ending.Length >= ShortestName - 1 && name.EndsWith(ending, StringComparison.Ordinal))
            {
                name = name[..^ending.Length];
                break;
            }
        return name.Length < ShortestName || name.Length > 16 ? null : name;
    }

    // The words of stage, place and kind around: only figures with the same ones are held against each other.
    private static (UInt128 Words, string Places) KindOf(Sentence sentence, Mention mention)
    {
        var from = Math.Max(sentence.Start, mention.Quantity.Start - 60);
        var words = sentence.Text.AsSpan(from, mention.Quantity.Start - from);
        var found = "";
        for (var i = words.IndexOfAny(Areas); i >= 0 && i < words.Length; i++)
            if (i > 1 && Areas.Contains(words[i]) && words[i - 1] is not ('全' or '我' or '本' or '该') && words[i - 1] is >= '\u4e00' and <= '\u9fff' && words[i] is not ('校' or '园') && words[i - 2] is >= '\u4e00' and <= '\u9fff') found += words[(i - 2)..(i + 1)].ToString() + ";";
        return (Kinds.In(mention.About + mention.Lead), found);
    }

    private static Claim? Compare(List<Told> before, Told now, string name)
    {
        var alike = before.Where(b => b.Kind == now.Kind && (b.Year is null || now.Year is null || b.Year == now.Year)).ToList();
        if (alike.Find(b => RepeatClaims.Agree(b.Mention.Quantity, now.Mention.Quantity)) is { } same) return Digits(now.Mention.Quantity) > 1 ? Claim(same.Mention, now.Mention, name, Verdict.Consistent, null) : null;
        // What is told without a year is of the last year that the report had named by then, or of none.
        if (alike is not [var one] || (one.Year ?? now.Year) is not null && (one.Year ?? one.Latest) != (now.Year ?? now.Latest)) return null;
        if (one.Block == now.Block || Digits(one.Mention.Quantity) < 2 || Digits(now.Mention.Quantity) < 2) return null;
        var (a, b) = (one.Mention.Quantity, now.Mention.Quantity);
        var slip = RepeatClaims.Slip(a, b);
        var near = Math.Abs(a.Value - b.Value) < (a.Kind == QuantityKind.Percent ? NearPercent : Near) * Math.Max(a.Value, b.Value);
        return near || slip is { Code: not "off-by-one" } && Digits(b) > 2 ? Claim(one.Mention, now.Mention, name, Verdict.Inconsistent, slip) : null;
    }

    // Small and round numbers meet by chance.
    private static int Digits(Quantity q) => (int)Math.Floor(Math.Log10(Math.Max(1, Math.Round(q.Printed / q.Step)))) + 1;

    private static Claim Claim(Mention before, Mention now, string name, Verdict verdict, Diagnosis? slip) =>
        ClaimMaker.Open(ClaimKind.Repeat, $"“{name}”前文 {Figures.Print(before.Quantity)}，此处 {Figures.Print(now.Quantity)}，{(verdict == Verdict.Consistent ? "一致" : "前后不一")}。", new Term("base", before.Quantity), new Term("stated", now.Quantity)) with
        {
            Verdict = verdict,
            Stated = now.Quantity.Printed,
            Computed = before.Quantity.Value / now.Quantity.Factor,
            Unit = Figures.UnitOf(now.Quantity),
            Diagnoses = verdict == Verdict.Consistent ? [] : [slip ?? new Diagnosis("stale-value", "其中一处没有随之更新")],
        };
}
