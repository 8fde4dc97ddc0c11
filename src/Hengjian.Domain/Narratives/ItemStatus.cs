namespace Hengjian.Domain.Narratives;

/// <summary>完成情况: the fixed words in which an item's state is told. Source: the self-evaluation reports, listed in the plan of issue 5.</summary>
/// <param name="Word">As shown and stored.</param>
/// <param name="Meaning">Chinese: when to choose it.</param>
public sealed record ItemStatus(string Word, string Meaning)
{
    /// <summary>Something remains: cause, what remains, and a date are asked for.</summary>
    public bool NeedsRemainder { get; private init; }

    /// <summary>A reason is asked for, but nothing remains.</summary>
    public bool NeedsCause { get; private init; }

    /// <summary>A figure bound to the data is asked for: more or earlier than what?</summary>
    public bool NeedsFigure { get; private init; }

    /// <summary>The words in the order in which they are offered.</summary>
    public static IReadOnlyList<ItemStatus> All { get; } =
    [
        new("全面完成", "要求的都已做到"),
        new("完成并巩固", "以前年度已完成，本年进一步巩固提升"),
        new("超额完成", "超过要求的数量，要写出数据") { NeedsFigure = true },
        new("提前完成", "早于要求的时间，要写出数据") { NeedsFigure = true },
        new("预计完成", "期限前能完成，要写原因、剩余和日期") { NeedsRemainder = true },
        new("部分落实", "部分地方、学校已落实，要写原因、剩余和日期") { NeedsRemainder = true },
        new("待审议印发", "文件已起草，待审议或印发") { NeedsCause = true },
        new("未达标", "数值没有达到标准，要写原因、剩余和日期") { NeedsRemainder = true },
        new("未完成", "没有完成，要写原因、剩余和日期") { NeedsRemainder = true },
        new("不适用", "本地没有此项任务，要写明理由") { NeedsCause = true },
    ];

    /// <summary>The status of a word; null for any other word.</summary>
    public static ItemStatus? Find(string word) => All.FirstOrDefault(s => s.Word == word);
}
