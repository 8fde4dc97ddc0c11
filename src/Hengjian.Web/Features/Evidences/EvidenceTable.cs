using System.Globalization;
using Hengjian.Domain.Evidences;
using Hengjian.Evaluation.Evidences;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Tables;

namespace Hengjian.Web.Features.Evidences;

/// <summary>Evidence in the list.</summary>
/// <param name="Row">What is known.</param>
/// <param name="Unit">Name of its unit.</param>
public sealed record EvidenceListRow(EvidenceRow Row, string Unit)
{
    /// <summary>The evidence.</summary>
    public EvidenceItemRecord Item => Row.Item;
}

/// <summary>Columns of the list of evidence.</summary>
internal static class EvidenceTable
{
    internal static TableSpec<EvidenceListRow> Spec { get; } = new("evidence", "份材料",
    [
        new("title", "材料", r => r.Item.Title) { Href = r => EvidenceRoutes.Item(r.Item.Id), Sort = r => r.Item.Title },
        new("id", "编号", r => Text(r.Item.Id)) { Numeric = true, Sort = r => r.Item.Id, SortDownFirst = true },
        new("kind", "类别", r => NameOf(r.Item.Kind)) { OneLine = true, Sort = r => r.Item.Kind },
        new("number", "文号", r => r.Item.Number.Length > 0 ? r.Item.Number : "—") { Sort = r => r.Item.Number },
        new("issued", "成文日期", r => r.Item.IssuedOn is { } day ? ChineseText.Day(day) : "—") { OneLine = true, Sort = r => r.Item.IssuedOn },
        new("used", "用于条目", r => r.Row.UsedIn.Count > 0 ? string.Join("、", r.Row.UsedIn) : "未引用") { Sort = r => r.Row.UsedIn.Count },
        new("version", "版本", r => $"第 {Text(r.Row.Newest.Number)} 版") { OneLine = true, Sort = r => r.Row.Newest.Number },
        new("size", "大小", r => ChineseText.Size(r.Row.Newest.Size)) { OneLine = true, Numeric = true, Sort = r => r.Row.Newest.Size },
        new("unit", "单位", r => r.Unit) { Sort = r => r.Unit },
        new("by", "上传人", r => r.Row.Newest.By) { OneLine = true, Sort = r => r.Row.Newest.By },
        new("at", "上传时间", r => ChineseText.Moment(r.Row.Newest.At)) { OneLine = true, Sort = r => r.Row.Newest.At, SortDownFirst = true },
    ])
    {
        Filters =
        [
            new("kind", "类别", r => NameOf(r.Item.Kind)),
            new("used", "引用", r => r.Row.UsedIn.Count > 0 ? "已引用" : "未引用"),
            new("unit", "单位", r => r.Unit),
        ],
        SearchIn = r => $"{r.Item.Title} {r.Item.Number} {r.Row.Newest.Name} {r.Unit} {string.Join(' ', r.Row.UsedIn)}",
        SearchHint = "名称、文号、条目号",
        ChooseColumns = true,
        Stacks = true,
        Usual = ["id", "kind", "number", "issued", "used", "version", "unit", "at"],
    };

    internal static string NameOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Document => "文件",
        EvidenceKind.Photo => "照片",
        EvidenceKind.Sheet => "表格",
        _ => "网址",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
