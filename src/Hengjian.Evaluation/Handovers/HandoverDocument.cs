using System.Globalization;
using Hengjian.Documents.Official;
using Hengjian.Domain;
using Hengjian.Domain.People;

namespace Hengjian.Evaluation.Handovers;

/// <summary>移交清单 as a Word file, to be signed by both; the same handover gives the same bytes.</summary>
public static class HandoverDocument
{
    /// <summary>The file's bytes.</summary>
    /// <param name="record">The handover.</param>
    /// <param name="unit">Name of the unit.</param>
    /// <param name="from">Name of who gives.</param>
    /// <param name="to">Name of who receives.</param>
    public static byte[] Write(HandoverRecord record, string unit, string from, string to)
    {
        var list = HandoverList.Read(record.List);
        var kinds = HandoverKinds.All.Where(k => list.Of(k).Any()).ToList();
        List<OfficialBlock> blocks =
        [
            new OfficialParagraph($"移交人将下列工作一次移交给接收人，共 {list.Entries.Count} 项。清单由系统按当时的记录生成；接收以前情况有变化的，清单作废，另行生成。"),
            new OfficialTable([new OfficialColumn("项目", 0.25), new OfficialColumn("内容", 0.75)],
            [
                ["单位", unit], ["移交人", from], ["接收人", to], ["缘由", record.Reason], ["生成时间", Moment(record.MadeAt)], ["清单编号", Digits(record.Id)], ["清单指纹（SHA-256）", record.ListHash],
            ]),
            new OfficialTable(
                [new OfficialColumn("类别", 0.2), new OfficialColumn("项数", 0.1) { Alignment = OfficialAlignment.Right }, new OfficialColumn("接收后怎样办理", 0.7)],
                [.. HandoverKinds.All.Select(k => (IReadOnlyList<string>)[k.NameOf(), Digits(list.Of(k).Count()), list.Of(k).Any() ? k.FateOf() : "无"])]) { Caption = "移交事项汇总" },
        ];
        for (var i = 0; i < kinds.Count; i++)
        {
            blocks.Add(new OfficialHeading(1, OfficialNumbers.First(i + 1) + kinds[i].NameOf() + $"（{Digits(list.Of(kinds[i]).Count())} 项）"));
            blocks.Add(new OfficialTable(
                [
                    new OfficialColumn("序号", 0.09) { Alignment = OfficialAlignment.Center }, new OfficialColumn("编号", 0.21),
                    new OfficialColumn("事项", 0.5), new OfficialColumn("期限", 0.2) { Alignment = OfficialAlignment.Center },
                ],
                [.. list.Of(kinds[i]).Select((e, n) => (IReadOnlyList<string>)[Digits(n + 1), NumberOf(e), e.Text, e.Due is { } due ? due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "—"])]));
        }
        blocks.Add(new OfficialHeading(1, OfficialNumbers.First(kinds.Count + 1) + "签字"));
        // On lines of the text's height: there is room for a pen.
        foreach (var who in (string[])["移交人", "接收人", "监交人"]) blocks.Add(new OfficialParagraph($"{who}签字：________________    ____年__月__日"));
        blocks.Add(new OfficialParagraph(record.State == HandoverState.Accepted && record.EndedAt is { } at
            ? $"{to}已于{Moment(at)}在系统中接收，各项工作自该时刻起由接收人办理。"
            : record.State == HandoverState.Withdrawn ? "这份移交已撤回，清单不再有效。" : "接收人尚未在系统中接收；纸质签字不代替系统中的接收。"));
        var title = $"工作移交清单（{unit}）";
        return OfficialDocx.Write(new OfficialDocument(["工作移交清单"], blocks, new OfficialProperties(title, "衡鉴", record.EndedAt ?? record.MadeAt)));
    }

    // part:12 → 12; what has no number keeps the first digits of its long one.
    private static string NumberOf(HandoverEntry entry) =>
        entry.Number > 0 ? Digits(entry.Number) : entry.Id[(entry.Id.IndexOf(':', StringComparison.Ordinal) + 1)..][..8];

    private static string Moment(DateTimeOffset at) => at.ToOffset(BeijingTime.Offset).ToString("yyyy年M月d日HH时mm分", CultureInfo.InvariantCulture);

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
