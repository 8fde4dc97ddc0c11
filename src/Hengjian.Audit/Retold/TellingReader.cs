using System.Buffers;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Tables;

namespace Hengjian.Audit.Retold;

/// <summary>Reads the words that figures are told by.</summary>
internal static class TellingReader
{
    private const int LongestClause = 26;
    private const int LongestBehind = 14;
    private const int LongestSentence = 60;
    private const int LongestBefore = 24;
    private const int MostPairs = 64;
    private const int LongestMistake = 3;
    private const int LongestOf = 9;
    private const int LongestName = 6;

    private static readonly SearchValues<char> Marks = SearchValues.Create("，,。；;：:、（）()！？\n\r\t|【】");
    private static readonly SearchValues<char> Areas = SearchValues.Create("县区市镇乡州旗");

    // 三个乡, 分别为县: no names.
    private static readonly SearchValues<char> NoName = SearchValues.Create("个了为确由向对在和与及等");

    private static readonly SearchValues<char> NoArea = SearchValues.Create("城郊片校园社山库景县老牧林矿灾地市镇学农乡");

    // What tells two figures of like words apart.
    private static readonly WordSet Kinds = new(
        "幼儿", "学前", "小学", "初中", "高中", "中职", "职业", "特殊", "特教", "义务", "城区", "乡村", "农村", "乡镇", "公办", "民办", "男", "女", "寄宿", "骨干", "在编", "编外", "新增", "新建", "应", "未", "其中", "以上", "以下", "校均", "平均", "生均", "累计",
        "全国", "全省", "最高", "最低", "标准", "初级", "中级", "高级", "省级", "市级", "县级", "中央", "其他", "其余", "专职", "兼职", "春季", "秋季", "上半年", "下半年", "申报", "通过", "目标", "力争", "拟", "人次", "剩余");

    private static readonly string[] Alls = ["全部", "所有", "全年", "现有", "全市", "全县", "全区", "全州", "全旗", "全校", "全镇", "上述", "以上", "前述", "这"];
    private static readonly string[] Grounds = ["基础", "基数"];

    // 以上 3 个: points back, and parts no figures.
    private static readonly UInt128 Pointing = Kinds.In("未、以上");

    // What tells of an earlier time, or of another.
    private static readonly WordSet Pasts = new("上年", "去年", "上学年", "上年度", "上一年", "上期", "前年", "年初", "此前", "原有", "原来", "整改前", "改革前", "同期", "曾");

    /// <summary>The figures of a sentence that can be told again.</summary>
    public static IEnumerable<Telling> Of(Sentence sentence, int block, YearNamed years)
    {
        foreach (var mention in sentence.Mentions)
        {
            years.Pass(mention);
            if (IsFigure(mention) && !IsDisowned(mention.Lead)) yield return Of(sentence, mention, block, years.Latest);
        }
    }

    private static bool IsFigure(Mention m) =>
        m.Known && m.Quantity.Kind != QuantityKind.Bare && !m.Quantity.IsTime && m.Quantity.Value > 0 && m.Quantity.Hedge == Hedge.None;

    // 简报误排为 138077 人，勘误为 130877 人: what is said to be wrong is nobody's figure.
    private static bool IsDisowned(string lead)
    {
        var at = lead.LastIndexOf('误', Math.Max(0, lead.Length - 1), Math.Min(lead.Length, LongestMistake));
        return at >= 0 && lead[at..] is not ['误', '差', ..] && !(at > 0 && lead[at - 1] is '勘' or '无');
    }

    private static Telling Of(Sentence sentence, Mention m, int block, int? latest)
    {
        var text = sentence.Text;
        var (start, end) = (m.Quantity.Start, m.Quantity.End);
        var from = start;
        while (from > sentence.Start && start - from < LongestClause && !Marks.Contains(text[from - 1])) from--;
        var to = end;
        while (to < sentence.End && to - end < LongestBehind && !Marks.Contains(text[to]) && !char.IsAsciiDigit(text[to])) to++;
        var far = FarOf(text, sentence.Start, start);
        Span<int> pairs = stackalloc int[MostPairs];
        var count = 0;
        Take(text.AsSpan(from, start - from), pairs, ref count);
        Take(text.AsSpan(end, to - end), pairs, ref count);
        if (m.Subject.Length == 0) Take(m.AboutClean.AsSpan(Math.Max(0, m.AboutClean.Length - LongestBehind)), pairs, ref count);
        var near = pairs[..count].ToArray();
        if (from > far) Take(text.AsSpan(far, from - far), pairs, ref count);
        var own = Kinds.In(text.AsSpan(from, to - from));
        var names = FigureNames.Of(sentence, m);
        var wide = pairs[near.Length..count].ToArray();
        var called = FigureNames.Counted(sentence, m);
        var ground = Wording.Begins(called.ToString(), Grounds);
        if (ground) called = m.AboutClean.AsSpan(Math.Max(0, m.AboutClean.Length - LongestOf));
        var of = called.Length > 0 && m.Lead.EndsWith('的') ? m.Lead.AsSpan(Math.Max(0, m.Lead.Length - LongestOf)) : [];
        count = 0;
        Take(called, pairs, ref count);
        var head = count == 0 ? 0 : pairs[ground ? count - 1 : 0];
        var named = count;
        Take(of, pairs, ref count);
        return new Telling
        {
            Quantity = m.Quantity,
            Mention = m,
            Block = block,
            Sentence = StartOf(sentence, start),
            Near = near,
            Wide = wide,
            Called = pairs[..count].ToArray(),
            Parting = pairs[named..count].ToArray(),
            Head = head,
            IsAll = Wording.Ends(m.Lead, Alls) || text.AsSpan(end, to - end).IndexOf("全部") >= 0,
            IsGround = ground,
            Opens = Opens(text, sentence.Start, start),
            CalledKinds = (Kinds.In(called[..Math.Min(called.Length, LongestName)]) | Kinds.In(of)) & ~Pointing,
            Kinds = own,
            AllKinds = own | Kinds.In(text.AsSpan(far, from - far)) | Kinds.In(m.AboutClean),
            Area = AreaOf(text.AsSpan(Math.Max(far, sentence.Start), start - Math.Max(far, sentence.Start))),
            Year = YearOf(m),
            // 2021 年的 12826 元（当年在校生 97148 人）: of the year before the bracket.
            Past = m.Depth > 0 && m.Lead.StartsWith("当年", StringComparison.Ordinal) || m.Role == Role.Base && !text.AsSpan(end, to - end).Contains("基础上", StringComparison.Ordinal) || m.Own?.Shift < 0 || m.Departs || !m.Reached && Pasts.In(text.AsSpan(from, start - from)) != 0,
            Digits = Agreement.Digits(m.Quantity),
            Era = m.Own?.Year ?? m.Period?.Year,
            Latest = latest,
            Front = names.Front,
            Behind = names.Behind,
        };
    }

    /// <summary>The words of a phrase that tell two figures apart.</summary>
    public static UInt128 KindsOf(string words) => Kinds.In(words);

    /// <summary>The numbers of a table.</summary>
    public static IEnumerable<Telling> Of(TableGrid grid, int block)
    {
        var first = -1;
        foreach (var column in grid.Columns)
            for (var row = 0; row < column.Cells.Count; row++)
            {
                if (column.Cells[row] is not { Known: true, Value: > 0 } cell) continue;
                if (first < 0) first = cell.Start;
                var label = grid.Names[row] + column.Heading;
                yield return Of(cell, label, block, first);
            }
    }

    private static Telling Of(Quantity cell, string label, int block, int first)
    {
        Span<int> pairs = stackalloc int[MostPairs];
        var count = 0;
        Take(label, pairs, ref count);
        var kinds = Kinds.In(label);
        return new Telling
        {
            Quantity = cell,
            Mention = null,
            Block = block,
            Sentence = first,
            Near = pairs[..count].ToArray(),
            Wide = [],
            Kinds = kinds,
            AllKinds = kinds,
            Area = AreaOf(label),
            Year = YearIn(label),
            Past = Pasts.In(label) != 0,
            Digits = Agreement.Digits(cell),
            Label = label,
        };
    }

    private static void Take(ReadOnlySpan<char> words, Span<int> pairs, ref int count)
    {
        for (var i = 0; i + 1 < words.Length && count < pairs.Length; i++)
        {
            if (!Digits.IsHan(words[i]) || !Digits.IsHan(words[i + 1])) continue;
            var pair = words[i] << 16 | words[i + 1];
            if (!pairs[..count].Contains(pair)) pairs[count++] = pair;
        }
    }

    // 霜桥县, 樟寨学区: the name's last two characters and what it is; 全县 and 该市 are none.
    private static string AreaOf(ReadOnlySpan<char> words)
    {
        for (var at = words.LastIndexOfAny(Areas); at > 0; at = words[..at].LastIndexOfAny(Areas))
        {
            if (words[at - 1] is '全' or '我' or '本' or '该' or '各') return "";
            // 城区, 校区, 乡镇 are kinds of places, no names.
            if (words[at] == '区' && NoArea.Contains(words[at - 1]) || words[at] is '镇' or '乡' && words[at - 1] is '乡' or '城' or '村') continue;
            if (NoName.Contains(words[at - 1])) continue;
            if (at > 1 && Digits.IsHan(words[at - 1]) && Digits.IsHan(words[at - 2])) return words[(at - 2)..(at + 1)].ToString();
        }
        return "";
    }

    // The words before in its sentence; where that has just begun, those of the one before in its paragraph: （一）教育投入类。9 个问题…
    private static int FarOf(string text, int begin, int start)
    {
        var far = Math.Max(0, start - LongestSentence);
        if (far >= begin) return far;
        var line = text.AsSpan(far, start - far).LastIndexOf('\n');
        far += line + 1;
        return Math.Max(far, Math.Min(begin, start - LongestBefore));
    }

    // Short sentences are read together; each is told for itself.
    private static int StartOf(Sentence sentence, int at)
    {
        var stop = sentence.Text.AsSpan(sentence.Start, at - sentence.Start).LastIndexOf('。');
        return sentence.Start + stop + 1;
    }

    private static bool Opens(string text, int begin, int start) => start == begin || text[start - 1] is '。' or '；' or '：' or '\n';

    private static int? YearOf(Mention m) => m.Own?.Year ?? (m.Role == Role.Base ? m.Comparison?.Period?.Year : null);

    private static int? YearIn(string label)
    {
        for (var i = 0; i + 4 <= label.Length; i++)
            if (label[i] is '1' or '2' && int.TryParse(label.AsSpan(i, 4), out var year) && year is >= 1990 and <= 2050) return year;
        return null;
    }
}
