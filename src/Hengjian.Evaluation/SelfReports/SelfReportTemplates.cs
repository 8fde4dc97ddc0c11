using System.Globalization;
using Hengjian.Domain.Narratives;

namespace Hengjian.Evaluation.SelfReports;

/// <summary>A form of self-evaluation report.</summary>
/// <param name="Id">Stable word in addresses and records.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Build">Makes the blocks.</param>
public sealed record SelfReportTemplate(string Id, string Name, Func<SelfReportMaterial, IReadOnlyList<BuiltBlock>> Build);

/// <summary>自评报告 in the five structures that cities and provinces use; each only arranges what units wrote.</summary>
public static class SelfReportTemplates
{
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    /// <summary>The five, in the order they are offered.</summary>
    public static IReadOnlyList<SelfReportTemplate> All { get; } =
    [
        new("four-blocks", "逐项四段式（完成情况、工作成效、经验做法、下一步打算）", FourBlocks),
        new("results-and-measures", "发展情况、成效经验、问题与措施", ResultsAndMeasures),
        new("areas", "工作开展情况、存在问题、下一步措施", Areas),
        new("practices", "主要做法与成效、存在问题、下一步计划", Practices),
        new("five-parts", "自查、成效、经验、问题、改进五部分（发文式）", FiveParts),
    ];

    /// <summary>A template by its id; null when there is none.</summary>
    public static SelfReportTemplate? Find(string? id) => All.FirstOrDefault(t => t.Id == id);

    private static List<BuiltBlock> FourBlocks(SelfReportMaterial m)
    {
        // Items that do not apply are no part of what is evaluated; of the rest, what nobody has handed on yet is said.
        var asked = m.Items.Where(i => !i.NotApplicable).ToList();
        var away = m.Items.Count() - asked.Count;
        var unsaid = asked.Count(i => i.Status.Length == 0);
        var done = asked.Count(i => i.Status is "全面完成" or "完成并巩固" or "超额完成" or "提前完成");
        var open = m.Items.Where(i => ItemStatus.Find(i.Status)?.NeedsRemainder == true).Select(i => i.Name).ToList();
        List<BuiltBlock> blocks =
        [
            Intro(m), Head(1, "basic", "一、基本概况"), ByHand("basic/text", "面积、人口，各级各类学校、在校生、教职工数。"),
            Head(1, "self", "二、自查自评情况"), ByHand("self/how", "一是会议，二是方案，三是督导。"),
            new("self/total", 0, string.Create(CultureInfo.InvariantCulture, $"评价内容共 {asked.Count} 项{(away > 0 ? $"（另有 {away} 项不适用）" : "")}，已完成 {done} 项{(unsaid > 0 ? $"，{unsaid} 项还没有汇入" : "")}{(open.Count > 0 ? $"，正在推进 {open.Count} 项：{string.Join('、', open)}" : "")}。{(m.Total.Length > 0 ? m.Total + "。" : "")}")),
        ];
        foreach (var (i, item) in m.Items.Index())
        {
            blocks.Add(Head(2, "item/" + item.Id, $"（{Number(i)}）{item.Name}"));
            foreach (var kind in (NarrativeKind[])[NarrativeKind.State, NarrativeKind.Effect, NarrativeKind.Practice, NarrativeKind.Next])
            {
                blocks.Add(Head(3, $"item/{item.Id}/{Id(kind)}/head", kind.NameOf()));
                blocks.Add(Text(item, kind));
            }
        }
        return blocks;
    }

    private static List<BuiltBlock> ResultsAndMeasures(SelfReportMaterial m)
    {
        List<BuiltBlock> blocks = [Intro(m), Head(1, "basic", "一、基本情况"), ByHand("basic/text", "学校、学生、教职工数。"), Head(1, "state", $"二、{Whole(m)}教育事业改革发展情况")];
        PerArea(blocks, m, NarrativeKind.State);
        blocks.Add(Head(1, "effect", "三、主要工作成效和经验做法"));
        PerArea(blocks, m, NarrativeKind.Effect, NarrativeKind.Practice);
        blocks.Add(Head(1, "problems", "四、存在的主要问题及改进措施"));
        foreach (var (i, item) in m.Items.Where(x => x[NarrativeKind.Problem].Length > 0).Index())
        {
            blocks.Add(Head(2, "problem/" + item.Id, $"（{Number(i)}）{item.Name}"));
            blocks.Add(Text(item, NarrativeKind.Problem));
            blocks.Add(Head(3, $"measure/{item.Id}", "整改措施"));
            blocks.Add(Text(item, NarrativeKind.Next));
        }
        return blocks;
    }

    private static List<BuiltBlock> Areas(SelfReportMaterial m)
    {
        List<BuiltBlock> blocks = [Intro(m), Head(1, "work", "一、工作开展情况及成效")];
        foreach (var (i, area) in m.Areas.Index())
        {
            blocks.Add(Head(2, $"area/{i}", $"（{Number(i)}）{area.Name}"));
            foreach (var item in area.Items)
            {
                blocks.Add(Head(3, "item/" + item.Id, item.Name));
                blocks.Add(item.Status == "不适用" ? new($"item/{item.Id}/none", 0, "无此项工作任务。" + item[NarrativeKind.State]) : Text(item, NarrativeKind.State));
                if (item[NarrativeKind.Effect].Length > 0) blocks.Add(Text(item, NarrativeKind.Effect));
            }
        }
        Ending(blocks, m, "二、存在的问题", "三、下一步措施");
        return blocks;
    }

    private static List<BuiltBlock> Practices(SelfReportMaterial m)
    {
        List<BuiltBlock> blocks = [Intro(m), Head(1, "work", "一、主要做法与成效")];
        foreach (var (i, item) in m.Items.Index())
        {
            blocks.Add(Head(2, "item/" + item.Id, $"（{Number(i)}）{item.Name}情况"));
            foreach (var kind in (NarrativeKind[])[NarrativeKind.State, NarrativeKind.Practice, NarrativeKind.Effect])
                if (kind == NarrativeKind.State || item[kind].Length > 0) blocks.Add(Text(item, kind));
        }
        Ending(blocks, m, "二、存在的主要问题", "三、下一步工作计划");
        return blocks;
    }

    private static List<BuiltBlock> FiveParts(SelfReportMaterial m)
    {
        List<BuiltBlock> blocks = [Intro(m), Head(1, "self", "一、自查情况"), ByHand("self/how", "牵头单位、参加单位、步骤。")];
        if (m.Total.Length > 0) blocks.Add(new("self/score", 0, m.Total + "。"));
        blocks.Add(Head(1, "effect", "二、工作成效"));
        PerArea(blocks, m, NarrativeKind.State, NarrativeKind.Effect);
        blocks.Add(Head(1, "practice", "三、经验做法"));
        PerArea(blocks, m, NarrativeKind.Practice);
        Ending(blocks, m, "四、存在问题", "五、改进措施");
        return blocks;
    }

    private static void PerArea(List<BuiltBlock> blocks, SelfReportMaterial m, params NarrativeKind[] kinds)
    {
        var prefix = Id(kinds[0]);
        foreach (var (i, area) in m.Areas.Where(a => a.Items.Any(x => kinds.Any(k => x[k].Length > 0))).Index())
        {
            blocks.Add(Head(2, $"{prefix}/area/{area.Name}", $"（{Number(i)}）{area.Name}"));
            blocks.AddRange(area.Items.SelectMany(item => kinds.Where(k => item[k].Length > 0).Select(k => Text(item, k))));
        }
    }

    private static void Ending(List<BuiltBlock> blocks, SelfReportMaterial m, string problems, string next)
    {
        foreach (var (kind, title) in ((NarrativeKind, string)[])[(NarrativeKind.Problem, problems), (NarrativeKind.Next, next)])
        {
            blocks.Add(Head(1, Id(kind), title));
            foreach (var (i, item) in m.Items.Where(x => x[kind].Length > 0).Index())
            {
                blocks.Add(Head(2, $"{Id(kind)}/{item.Id}", $"（{Number(i)}）{item.Name}"));
                blocks.Add(Text(item, kind));
            }
        }
    }

    private static BuiltBlock Intro(SelfReportMaterial m) => new("intro", 0,
        string.Create(CultureInfo.InvariantCulture, $"按照{m.Evaluator}“{m.Round}”的要求，{m.Region}人民政府对 {m.Year} 年度履行教育职责情况进行了自查自评，现将有关情况报告如下。"));

    private static BuiltBlock Head(int level, string id, string text) => new(id, level, text);

    private static BuiltBlock ByHand(string id, string hint) => new(id, 0, "") { Hint = hint };

    private static BuiltBlock Text(ReportItem item, NarrativeKind kind) => new($"item/{item.Id}/{Id(kind)}", 0, item[kind]) { Hint = $"{item.Name}的{kind.NameOf()}还没有汇入。" };

    private static string Id(NarrativeKind kind) => kind.ToString().ToLowerInvariant();

    private static string Whole(SelfReportMaterial m) => "全" + m.Region[^1];

    // 一 … 九十九.
    private static string Number(int index)
    {
        var n = index + 1;
        if (n <= 10) return Numerals[n - 1];
        var (tens, ones) = (n / 10, n % 10);
        return (tens == 1 ? "" : Numerals[tens - 1]) + "十" + (ones == 0 ? "" : Numerals[ones - 1]);
    }
}
