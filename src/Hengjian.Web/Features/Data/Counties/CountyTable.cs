using Hengjian.Domain.Snapshots;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Tables;

namespace Hengjian.Web.Features.Data.Counties;

/// <summary>A county that should report.</summary>
/// <param name="Name">县.</param>
/// <param name="CodeText">Six digits.</param>
/// <param name="City">The city above it.</param>
/// <param name="Latest">The snapshot with its rows; null while it has not reported.</param>
/// <param name="Giver">Who gave it for the county: 本县, or a region above it.</param>
/// <param name="Visible">The reader may open that snapshot.</param>
public sealed record CountyRow(string Name, string CodeText, string City, SnapshotRecord? Latest, string Giver, bool Visible)
{
    /// <summary>已报 or 未报.</summary>
    public string State => Latest is null ? CountyTable.Missing : "已报";
}

/// <summary>Columns of the list of counties.</summary>
internal static class CountyTable
{
    internal const string Missing = "未报";

    internal static TableSpec<CountyRow> Spec { get; } = new("counties", "个县",
    [
        new("name", "县", c => c.Name) { OneLine = true, Sort = c => c.CodeText },
        new("code", "代码", c => c.CodeText) { OneLine = true, Sort = c => c.CodeText },
        new("city", "市", c => c.City) { OneLine = true },
        new("state", "报送", c => c.State)
        {
            OneLine = true, Sort = c => c.State, Href = c => c.Latest is { } latest && c.Visible ? CountyRoutes.Snapshot(latest.Id) : null,
        },
        new("at", "最近一次入库", c => c.Latest is { } latest ? ChineseText.Moment(latest.GivenAt) : "—") { OneLine = true, Sort = c => c.Latest?.GivenAt },
        new("by", "由谁报送", c => c.Giver) { OneLine = true },
    ])
    {
        Filters = [new("state", "报送", c => c.State) { Order = [Missing, "已报"] }, new("city", "市", c => c.City)],
        SearchIn = c => $"{c.Name} {c.CodeText} {c.City}",
        SearchHint = "县名或代码",
    };
}
