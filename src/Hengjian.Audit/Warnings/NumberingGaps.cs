using System.Globalization;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Reading;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Warnings;

/// <summary>Numbering that jumps or repeats: 一、三、 or （一）（一）, among headings and among 一是、二是 of one paragraph.</summary>
internal sealed class NumberingGaps
{
    private const int Levels = 6;
    private readonly int[] last = new int[Levels];

    /// <summary>Looks at the number a block begins with.</summary>
    public Warning? Read(string text, ReportBlock block)
    {
        if (block.Kind is not (BlockKind.Heading or BlockKind.ListItem) || Numbering.Read(text.AsSpan(0, block.End), block.Start) is not { Level: < 5 } number) return null;
        Array.Clear(last, number.Level + 1, Levels - number.Level - 1);
        var before = last[number.Level];
        last[number.Level] = number.Value;
        // A list that begins anew with 1 is another list.
        if (number.Value == before + 1 || number.Value == 1 && before != 1) return null;
        var message = number.Value == before ? $"编号重复：前面已有第 {before} 项。" : before == 0 ? $"编号从第 {number.Value} 项开始。" : $"编号由第 {before} 项跳到第 {number.Value} 项。";
        return new Warning("numbering", message, [new TextSpan(block.Start, number.End)]);
    }

    /// <summary>Looks for 一是 … 三是 without 二是 in one paragraph.</summary>
    public static Warning? Inside(string text, ReportBlock block)
    {
        const string digits = "一二三四五六七八九";
        var (expected, at) = (0, block.Start);
        for (var i = block.Start; i + 1 < block.End; i++)
        {
            if (text[i + 1] != '是' || digits.IndexOf(text[i], StringComparison.Ordinal) is not (>= 0 and var value) || !Begins(text, i, block.Start)) continue;
            if (value == 0) expected = 0;
            if (value != expected && (value > 0 || expected > 0) && expected > 0)
                return new Warning("numbering", string.Create(CultureInfo.InvariantCulture, $"“{digits[expected - 1]}是”后面是“{text[i]}是”。"), [new TextSpan(at, i + 2)]);
            (expected, at) = (value + 1, i);
        }
        return null;
    }

    private static bool Begins(string text, int at, int start) => at == start || text[at - 1] is '。' or '；' or '，' or '：' or ';' or ' ' or '\u3000' or '、';
}
