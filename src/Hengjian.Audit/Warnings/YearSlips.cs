using System.Globalization;
using System.Text.RegularExpressions;
using Hengjian.Audit.Findings;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Warnings;

/// <summary>Years that cannot be meant: left from last year's report, not yet come, turned round, or days that no calendar has.</summary>
/// <param name="year">The year the report is about; null when not known.</param>
/// <param name="today">The day of the audit; null when not known.</param>
internal sealed partial class YearSlips(int? year, DateOnly? today)
{
    private static readonly string[] Plans = ["将", "到", "力争", "拟", "目标", "规划", "预计", "计划", "下一步", "争取", "至", "有望", "截至", "前完成", "底前", "确保", "要"];
    private static readonly string[] Done = ["已建成", "已完成", "已投入", "已全部", "建成并投入使用", "已达到", "已实现"];
    private static readonly string[] Past = ["比", "较", "同期", "以来", "上年", "去年", "起", "被", "获", "出台", "印发", "制定", "修订", "通过", "召开", "启动", "成立", "曾", "整改", "反馈", "问题"];
    // Words in common that make two sentences tell of one thing.
    private const int SameThing = 4;

    private readonly List<(int Start, int End, string Words)> stale = [];
    private readonly List<string> current = [];

    /// <summary>The slips that one sentence shows by itself.</summary>
    public IEnumerable<Warning> Of(string text, int start, int end)
    {
        var sentence = text.AsSpan(start, end - start);
        if (sentence.IndexOf('年') < 0 && sentence.IndexOf('月') < 0) yield break;
        var words = sentence.ToString();
        foreach (var slip in Dates(words, start)) yield return slip;
        foreach (Match match in Ranges().Matches(words))
            if (Number(match.Groups[1]) > Number(match.Groups[2]))
                yield return Slip($"从 {match.Groups[1].Value} 年到 {match.Groups[2].Value} 年：年份前后颠倒。", start, match);
        if (Report().Match(words) is { Success: true } told && year is { } about && Number(told.Groups[1]) != about && !Any(words, Past))
            yield return Slip($"题目是 {about} 年的报告，这里写的是 {told.Groups[1].Value} 年。", start, told.Groups[1]);
        foreach (var slip in NotYet(words, start)) yield return slip;
        Note(words, start, end);
    }

    /// <summary>A heading that names a year other than the report's.</summary>
    public Warning? Heading(string text, ReportBlock block)
    {
        var words = text[block.Start..block.End];
        if (year is not { } about || Years().Matches(words) is not [var only] || Number(only.Groups[1]) is var named && (named == about || named > about || named < about - 1)) return null;
        if (!Review().IsMatch(words) || Any(words, Past)) return null;
        return Slip($"题目是 {about} 年的报告，这个标题写的是 {only.Groups[1].Value} 年。", block.Start, only.Groups[1]);
    }

    /// <summary>
    /// Sentences 2023年，全县… in a report whose other sentences of the kind all say 2024年: only told when they are the
    /// exception, known after the whole report was read.
    /// </summary>
    public IEnumerable<Warning> Close() =>
        year is not { } about || current.Count < 3 || stale.Count > Math.Min(2, current.Count / 3)
            ? []
            : stale.Where(s => !current.Exists(c => Shares(s.Words, c))).Select(s => new Warning("year-slip", $"报告写的是 {about} 年的情况，这一句写的是 {about - 1} 年。", [new TextSpan(s.Start, s.End)]));

    private void Note(string words, int start, int end)
    {
        if (year is not { } about || Opening().Match(words) is not { Success: true } match) return;
        var named = Number(match.Groups[1]);
        if (named == about) current.Add(words);
        else if (named == about - 1 && Years().Count(words) == 1 && !Any(words, Past)) stale.Add((start, start + match.Groups[1].Length + 1, words[match.Length..]));
    }

    // 2024年，全县教育支出 24 亿元 … 2025年，全县教育支出 26 亿元: last year is told to compare.
    private static bool Shares(string words, string other)
    {
        for (var i = 0; i + SameThing <= words.Length; i++)
            if (words.AsSpan(i, SameThing).IndexOfAnyExceptInRange('\u4e00', '\u9fff') < 0 && other.AsSpan().IndexOf(words.AsSpan(i, SameThing)) >= 0) return true;
        return false;
    }

    private static IEnumerable<Warning> Dates(string words, int start)
    {
        foreach (Match match in Days().Matches(words))
        {
            var (of, month) = (Number(match.Groups[1]), Number(match.Groups[2]));
            var day = match.Groups[3].Success ? Number(match.Groups[3]) : 1;
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(of, month)) yield return Slip($"“{match.Value}”：没有这个日期。", start, match);
        }
    }

    private IEnumerable<Warning> NotYet(string words, int start)
    {
        var last = today?.Year ?? year + 1;
        if (last is null || !Any(words, Done) || Any(words, Plans)) yield break;
        foreach (Match match in Years().Matches(words))
        {
            var named = Number(match.Groups[1]);
            if (named > last && named < 2100) yield return Slip($"{match.Groups[1].Value} 年还没有到，这里说已经完成。", start, match);
        }
    }

    private static bool Any(string words, string[] of) => Array.Exists(of, w => words.Contains(w, StringComparison.Ordinal));

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static Warning Slip(string message, int start, Group at) => new("year-slip", message, [new TextSpan(start + at.Index, start + at.Index + at.Length)]);

    [GeneratedRegex("(?<![0-9])(20[0-9]{2})年", RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex("(?<![0-9])(20[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?", RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex("(?<![0-9])(20[0-9]{2})年?(?:至|到|—|－|–|~|～|-)(20[0-9]{2})年", RegexOptions.CultureInvariant)]
    private static partial Regex Ranges();

    [GeneratedRegex("现将.{0,20}?(20[0-9]{2})年.{0,40}(?:报告|汇报)如下", RegexOptions.CultureInvariant)]
    private static partial Regex Report();

    [GeneratedRegex("(情况|成效|做法|工作|成绩|履职)", RegexOptions.CultureInvariant)]
    private static partial Regex Review();

    [GeneratedRegex("^(20[0-9]{2})年[，,]?(?:全|我|本)[省市县区州旗]", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
