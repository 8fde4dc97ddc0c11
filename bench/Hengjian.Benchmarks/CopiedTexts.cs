using System.Globalization;
using System.Text;

namespace Hengjian.Benchmarks;

/// <summary>
/// Invented reports with copies planted between them. Words come from a vocabulary in which some are frequent, as in real
/// texts; paragraphs of boilerplate stand in many reports; copies are edited in the ways of people who copy.
/// </summary>
internal sealed class CopiedTexts
{
    private const string Signs = "学校教师生经费投入建设发展改革质量均衡保障机制推进落实完善加强提升优化布局资源配置标准管理安全健康课程评价督导考核问责专项行动计划实施方案重点任务部门家庭企合作平台数据信息系统网络培训研修交流轮岗待遇编制职称激励表彰宣传监测预警排查整治隐患设备图书实验场地操食堂宿舍厕所改扩新增位招入水电路桥村乡镇社区医院疫情防控法律规章章程党委组织支部干部队伍作风廉政监察审计财务预算决算采购工程项目";
    private const int Words = 4000;

    /// <summary>Paragraphs that stand in many reports.</summary>
    public const int Boilerplates = 60;

    private const int CopiesPerHundred = 60;

    private readonly Random random = new(20260301);
    private readonly string[] vocabulary;
    private readonly List<List<string>> sentences = [];

    /// <summary>A planted copy; offsets in the final texts.</summary>
    internal sealed record Copy(string Kind, int From, int FromStart, int FromEnd, int To, int ToStart, int ToEnd, bool FiguresDiffer);

    public IReadOnlyList<string> Texts { get; }

    public List<Copy> Copies { get; } = [];

    public CopiedTexts(int reports, int characters)
    {
        vocabulary = [.. Enumerable.Range(0, Words).Select(_ => string.Concat(Enumerable.Range(0, random.Next(4) == 0 ? 3 : 2).Select(_ => Signs[random.Next(Signs.Length)])))];
        for (var i = 0; i < reports; i++) sentences.Add(Report(characters));
        var shared = Enumerable.Range(0, Boilerplates).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 6)).Select(_ => Sentence()))).ToList();
        foreach (var paragraph in shared)
        {
            // From slogans of nine reports to the words of the form itself.
            var share = 0.03 + 0.6 * random.NextDouble();
            foreach (var report in sentences)
                if (random.NextDouble() < share) report.Insert(random.Next(report.Count), paragraph);
        }
        var planted = new List<(string Kind, int From, string Original, int To, string Edited, bool Differ)>();
        for (var i = 0; i < reports * CopiesPerHundred / 100; i++) planted.Add(Plant());
        Texts = [.. sentences.Select(s => string.Concat(s.Select((x, i) => i % 5 == 4 ? x + "\n" : x)))];
        foreach (var (kind, from, original, to, edited, differ) in planted) Note(kind, from, original, to, edited, differ);
    }

    private void Note(string kind, int from, string original, int to, string edited, bool differ)
    {
        var (a, b) = (Texts[from].IndexOf(original, StringComparison.Ordinal), Texts[to].IndexOf(edited, StringComparison.Ordinal));
        if (a >= 0 && b >= 0) Copies.Add(new Copy(kind, from, a, a + original.Length, to, b, b + edited.Length, differ));
    }

    private (string, int, string, int, string, bool) Plant()
    {
        var (from, to) = (random.Next(sentences.Count), random.Next(sentences.Count));
        while (to == from) to = random.Next(sentences.Count);
        var passage = Enumerable.Range(0, random.Next(3, 9)).Select(_ => Sentence()).ToList();
        var original = string.Concat(passage);
        var (kind, edited) = random.Next(7) switch
        {
            0 => ("word by word", original),
            1 => ("other figures", Figures(original)),
            2 => ("other names", original.Replace(passage[0][..2], "青禾", StringComparison.Ordinal)),
            3 => ("sentences swapped", string.Concat(passage.Skip(1).Reverse().Prepend(passage[0]))),
            4 => ("sentence inserted", string.Concat(passage.Take(2)) + Sentence() + string.Concat(passage.Skip(2))),
            5 => ("one word in twelve changed", Changed(original, 24)),
            _ => ("one word in six changed", Changed(original, 12)),
        };
        Insert(from, original);
        Insert(to, edited);
        return (kind, from, original, to, edited, Digits(original) != Digits(edited) && kind is "other figures");
    }

    private void Insert(int report, string passage)
    {
        var list = sentences[report];
        list.Insert(random.Next(list.Count), passage);
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private string Figures(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)('1' + random.Next(9)) : c));

    // A word of two characters is replaced every so many characters.
    private string Changed(string text, int every)
    {
        var made = new StringBuilder(text);
        for (var at = every / 2; at + 2 < made.Length; at += every - 4 + random.Next(9))
            if (!char.IsAsciiDigit(made[at]) && !char.IsAsciiDigit(made[at + 1]) && !char.IsPunctuation(made[at]) && !char.IsPunctuation(made[at + 1]))
                (made[at], made[at + 1]) = (Signs[random.Next(Signs.Length)], Signs[random.Next(Signs.Length)]);
        return made.ToString();
    }

    private List<string> Report(int characters)
    {
        var report = new List<string>();
        for (var length = 0; length < characters;)
        {
            report.Add(Sentence());
            length += report[^1].Length;
        }
        return report;
    }

    private string Sentence()
    {
        var text = new StringBuilder();
        for (var clause = random.Next(2, 5); clause > 0; clause--)
        {
            for (var word = random.Next(4, 8); word > 0; word--) text.Append(vocabulary[(int)(Words * Math.Pow(random.NextDouble(), 2.5))]);
            if (random.Next(4) == 0) text.Append(CultureInfo.InvariantCulture, $"{random.Next(10, 9999)}{"所名万元%人"[random.Next(4)]}");
            text.Append(clause > 1 ? '，' : '。');
        }
        return text.ToString();
    }
}
