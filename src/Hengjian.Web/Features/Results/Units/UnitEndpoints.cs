using Hengjian.Documents.Writing;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Results;

/// <summary>The score sheet of one unit.</summary>
internal static class UnitEndpoints
{
    internal static void MapUnits(this IEndpointRouteBuilder app)
    {
        app.MapGet(ResultsRoutes.UnitPattern, Show).Requires(Permission.ViewResults);
        app.MapGet(ResultsRoutes.UnitExportPattern, Export).Requires(Permission.ExportResults);
    }

    private static Task<IResult> Show(
        int code, string? item, int? value, int? part, int? page, ResultsDoor door, Viewer viewer, CancellationToken cancel) =>
        door.OpenAsync(Permission.ViewResults, open =>
        {
            if (!open.Scope.Contains(code))
                return Pages.Forbidden(viewer.Decide(Permission.ViewResults, code, open.Results.Round.Stage).Reason);
            if (open.Results.SheetOf(code) is not { } sheet) return NotEvaluated(open, code);
            var query = new UnitQuery(item, value, part, page ?? 1);
            var score = sheet.Items.FirstOrDefault(i => i.ItemId == item);
            return Pages.Show<UnitPage>(new
            {
                open.Results,
                Row = Standings.Row(open.Results, sheet),
                Query = query,
                Opened = score is null ? null : OpenedItem.Of(open.Results, sheet, score, query),
                Rights = new UnitRights(
                    viewer.Decide(Permission.ViewSchoolRows, code, open.Results.Round.Stage),
                    viewer.Decide(Permission.ExportResults, code, open.Results.Round.Stage),
                    viewer.Decide(Permission.ViewReviewerNames, code, open.Results.Round.Stage)),
            });
        }, cancel);

    private static Task<IResult> Export(
        int code, string? format, ResultsDoor door, ResultExport export, CancellationToken cancel) =>
        door.OpenAsync(Permission.ExportResults, open =>
        {
            if (!open.Scope.Contains(code) || open.Results.SheetOf(code) is not { } sheet) return Task.FromResult(Pages.NotFound());
            var name = open.Results.NameOf(code);
            return export.FileAsync(open.Results, TableOf(open.Results, sheet, name), sheet.Items.Count, name, format);
        }, cancel);

    // A unit of another level belongs to another round: the reader is told, not left with a bare 404.
    private static IResult NotEvaluated(OpenResults open, int code) => open.Results.Regions.IndexOf(code) < 0
        ? Pages.NotFound()
        : Pages.Show<NotEvaluatedPage>(new { open.Results, Code = code }, StatusCodes.Status404NotFound);

    private static TableExport TableOf(RoundResults results, ScoreSheet sheet, string name) => new(
        name + "得分表",
        [
            new TableColumn("条目", Width: 8), new TableColumn("名称", Width: 28), new TableColumn("分值", "分", 2), new TableColumn("得分", "分", 2),
            new TableColumn("状态"), new TableColumn("判定"), new TableColumn("理由", Width: 60),
        ],
        sheet.Items.Select(i => (IReadOnlyList<object?>)
        [
            i.ItemId, results.ItemOf(i.ItemId)?.Name, i.MaxScore, i.Points, StateOf(i.State),
            i.Met switch { true => "达标", false => "未达标", null => "" }, i.Reason,
        ]));

    private static string StateOf(ItemState state) => state switch
    {
        ItemState.Scored => "已评",
        ItemState.NotApplicable => "不适用",
        ItemState.AwaitingReview => "待评",
        ItemState.MissingData => "缺数",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
