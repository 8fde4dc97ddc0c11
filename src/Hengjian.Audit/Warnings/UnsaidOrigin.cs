using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Warnings;

/// <summary>Figures that do not say of when they are or where they are from, in the sections for which that is asked.</summary>
/// <param name="context">Names the sections.</param>
internal sealed class UnsaidOrigin(ReportContext context)
{
    private const string When = "年月季";
    private static readonly string[] Times = ["目前", "截至", "同期", "学期", "近期", "十四五", "十三五"];
    private static readonly string[] Origins = ["据", "来源", "统计", "年报", "决算", "审计", "报表", "附件", "附表", "见表", "佐证", "抽查", "监测", "台账", "平台"];
    private bool dated;
    private bool sourced;
    private bool said;

    /// <summary>A heading begins a section, or one within it.</summary>
    public void Heading(string text, ReportBlock block)
    {
        var words = text.AsSpan(block.Start, block.End - block.Start);
        // Headings below the item's own leave it in force.
        var deeper = block.Level > 1 && !Names(words, context.Dated) && !Names(words, context.Sourced);
        dated = Names(words, context.Dated) || deeper && dated;
        sourced = Names(words, context.Sourced) || deeper && sourced;
        said = deeper && said || words.IndexOfAny(When) >= 0;
    }

    /// <summary>What a paragraph with figures leaves unsaid.</summary>
    public IEnumerable<Warning> Of(string text, ReportBlock block)
    {
        if (!dated && !sourced) yield break;
        var words = text.AsSpan(block.Start, block.End - block.Start);
        if (Figure(text, block) is not { } figure) yield break;
        if (dated && !said && words.IndexOfAny(When) < 0 && !Any(words, Times)) yield return new Warning("no-period", "数据没有说明是什么时间的。", [figure]);
        if (sourced && !Any(text.AsSpan(block.Start, block.End - block.Start), Origins)) yield return new Warning("no-source", "数据没有说明来源。", [figure]);
    }

    private static TextSpan? Figure(string text, ReportBlock block)
    {
        for (var at = block.Start; at < block.End; at++)
        {
            if (Digits.Arabic(text[at]) < 0) continue;
            if (QuantityReader.Read(text.AsSpan(0, block.End), at, out var next) is { Unit.Family.Length: > 0 } && next > at) return new TextSpan(at, next);
            at = Math.Max(at, next - 1);
        }
        return null;
    }

    private static bool Names(ReadOnlySpan<char> heading, IReadOnlyList<string> items)
    {
        foreach (var item in items)
            if (heading.Contains(item, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool Any(ReadOnlySpan<char> words, string[] of)
    {
        foreach (var word in of)
            if (words.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
